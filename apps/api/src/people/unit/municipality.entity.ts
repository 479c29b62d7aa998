import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('municipality')
export class MunicipalityEntity {
  /** Official key (AGS) as text. */
  @PrimaryColumn('text') key!: string;
  @Column('text') name!: string;
  @Column('text') kind!: string;
  @Column('text') region!: string;
  @Column('boolean', { name: 'asks_works_council', default: false }) asksWorksCouncil!: boolean;
  @Column('int', { default: 1 }) version!: number;
}
