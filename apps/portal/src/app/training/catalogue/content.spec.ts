import { byCode, planned, rangeOf, trained } from './content';

const minutes = (area: string | null, room: number, virtual: number) => ({ area, title: null, room, virtual });

describe('what a course trains', () => {
  it('is summed over its areas, in the room and virtual apart', () => {
    expect(planned([minutes('1', 90, 0), minutes(null, 30, 60)])).toEqual({ room: 120, virtual: 60 });
    expect(planned([])).toEqual({ room: 0, virtual: 0 });
  });

  it('names its areas in the order in which people count, without the minutes of none', () => {
    expect(trained({ content: [minutes('10', 1, 0), minutes('2', 1, 0), minutes(null, 1, 0)] })).toEqual(['2', '10']);
    expect(['b', 'a', '3', '12'].sort(byCode)).toEqual(['3', '12', 'a', 'b']);
  });
});

describe('the areas beside each other', () => {
  it('have no gap where they are numbered, so that a missing one is seen', () => {
    expect(rangeOf(['6', '2'])).toEqual(['1', '2', '3', '4', '5', '6']);
  });

  it('are those that occur where they have names, or numbers that nobody would draw', () => {
    expect(rangeOf(['system', 'conflict', 'system'])).toEqual(['conflict', 'system']);
    expect(rangeOf(['2026'])).toEqual(['2026']);
    expect(rangeOf([])).toEqual([]);
  });
});
