import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('municipality')
export class MunicipalityEntity {
  /** Official key (AGS) as text. */
  @PrimaryColumn('text') key!: string;
  @Column('text') name!: string;
  @Column('text') kind!: string;
  @Column('text') region!: string;
  @Column('int', { default: 1 }) version!: number;
}
