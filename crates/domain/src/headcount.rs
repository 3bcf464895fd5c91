//! Numbers about groups of people, told in a way that says nothing about single persons: groups
//! of fewer than three are not shown, nor can they be worked out from those that are.

mod cut;

use cut::smallest_cut;

/// The fewest people whose numbers are shown.
pub const FEWEST: u32 = 3;

/// How far a group of people is with what each of them is to read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Headcount {
    /// How many people.
    pub people: u32,
    /// Who has finished at least one lesson.
    pub begun: u32,
    /// Who has finished all of theirs.
    pub finished: u32,
    /// Finished lessons of all of them.
    pub lessons_done: u32,
    /// Lessons that all of them are to read.
    pub lessons_total: u32,
}

impl Headcount {
    /// The group with one more person, who finished so many of their lessons.
    pub fn with(self, done: u32, total: u32) -> Self {
        Self {
            people: self.people + 1,
            begun: self.begun + u32::from(done > 0),
            finished: self.finished + u32::from(total > 0 && done >= total),
            lessons_done: self.lessons_done + done.min(total),
            lessons_total: self.lessons_total + total,
        }
    }

    /// Two groups as one.
    pub fn and(self, other: Self) -> Self {
        Self {
            people: self.people + other.people,
            begun: self.begun + other.begun,
            finished: self.finished + other.finished,
            lessons_done: self.lessons_done + other.lessons_done,
            lessons_total: self.lessons_total + other.lessons_total,
        }
    }

    /// The finished share of all lessons in whole per cent.
    pub fn percent(self) -> u32 {
        (self.lessons_done * 100)
            .checked_div(self.lessons_total)
            .unwrap_or(0)
    }

    /// The group, unless it is too small to be shown.
    pub fn shown(self) -> Option<Self> {
        (self.people >= FEWEST).then_some(self)
    }
}

/// The groups that may be shown beside their sum; together they are everybody. Too small ones
/// are not. Where what is hidden adds up to fewer than three people, who could be worked out by
/// subtraction, the smallest of the others is hidden with them.
pub fn shown(groups: &[Headcount]) -> Vec<Option<Headcount>> {
    let mut shown: Vec<Option<Headcount>> = groups.iter().map(|group| group.shown()).collect();
    loop {
        let hidden = groups
            .iter()
            .zip(&shown)
            .filter(|(_, shown)| shown.is_none());
        let people: u32 = hidden.map(|(group, _)| group.people).sum();
        if people == 0 || people >= FEWEST {
            return shown;
        }
        match smallest(&mut shown) {
            Some(smallest) => *smallest = None,
            None => return shown,
        }
    }
}

fn smallest(shown: &mut [Option<Headcount>]) -> Option<&mut Option<Headcount>> {
    shown
        .iter_mut()
        .filter(|shown| shown.is_some())
        .min_by_key(|shown| shown.map(|group| group.people))
}

/// Hides more of `columns`, the smallest first, until fewer than three people cannot be worked
/// out from them together with `rows` either: where the three product managers all work in a team
/// of four, the team less the product managers is one person. Both divide the same `people`, of
/// whom each is given by the places of their row and their column.
pub fn hide_across(
    rows: &[Option<Headcount>],
    columns: &mut [Option<Headcount>],
    people: &[(usize, usize)],
) {
    while fewest_told(rows, columns, people).is_some_and(|fewest| fewest < FEWEST) {
        match smallest(columns) {
            Some(smallest) => *smallest = None,
            None => return,
        }
    }
}

/// The fewest people that sums of rows less sums of columns are about. Rows and columns are the
/// vertices of a graph, and people are its edges; what is hidden is one vertex, because its sum is
/// known. Adding the rows of one part of the graph and taking away its columns leaves those who
/// hold it and the rest together, and nothing else leaves fewer.
fn fewest_told(
    rows: &[Option<Headcount>],
    columns: &[Option<Headcount>],
    people: &[(usize, usize)],
) -> Option<u32> {
    let vertex = |groups: &[Option<Headcount>], place: usize| match groups.get(place) {
        Some(Some(_)) => place + 1,
        _ => 0,
    };
    let first_column = rows.len() + 1;
    let vertices = first_column + columns.len() + 1;
    let mut weights = vec![vec![0; vertices]; vertices];
    for (row, column) in people {
        let (row, column) = (vertex(rows, *row), first_column + vertex(columns, *column));
        weights[row][column] += 1;
        weights[column][row] += 1;
    }
    smallest_cut(weights)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn group(people: u32) -> Headcount {
        (0..people).fold(Headcount::default(), |group, index| {
            group.with(index % 3, 2)
        })
    }

    fn visible(people: &[u32]) -> Vec<bool> {
        let groups: Vec<Headcount> = people.iter().map(|people| group(*people)).collect();
        shown(&groups).iter().map(Option::is_some).collect()
    }

    #[test]
    fn people_are_counted() {
        let group = Headcount::default().with(0, 9).with(4, 9).with(9, 9);
        assert_eq!((group.people, group.begun, group.finished), (3, 2, 1));
        assert_eq!((group.lessons_done, group.lessons_total), (13, 27));
        assert_eq!(group.percent(), 48);
        assert_eq!(Headcount::default().percent(), 0);
        assert_eq!(Headcount::default().with(0, 0).finished, 0);
    }

    #[test]
    fn small_groups_are_hidden_and_cannot_be_subtracted() {
        for (people, expected) in [
            (&[5, 4][..], &[true, true][..]),
            (&[5, 2, 2], &[true, false, false]),
            (&[5, 4, 2], &[true, false, false]),
            (&[5, 1, 1], &[false, false, false]),
            (&[5, 4, 1, 1], &[true, false, false, false]),
            (&[5, 0, 4], &[true, false, true]),
            (&[2], &[false]),
            (&[], &[]),
        ] {
            assert_eq!(visible(people), expected, "{people:?}");
        }
    }

    /// Who is shown of a table in which so many people stand in each row and column.
    fn visible_in(table: &[&[u32]]) -> (Vec<bool>, Vec<bool>) {
        let mut people = Vec::new();
        for (row, cells) in table.iter().enumerate() {
            for (column, count) in cells.iter().enumerate() {
                people.extend((0..*count).map(|_| (row, column)));
            }
        }
        let sum = |group: &dyn Fn(&(usize, usize)) -> bool| {
            let people = people.iter().filter(|person| group(person));
            people.fold(Headcount::default(), |group, _| group.with(1, 2))
        };
        let of_row = |row| sum(&|person| person.0 == row);
        let of_column = |column| sum(&|person| person.1 == column);
        let rows: Vec<Headcount> = (0..table.len()).map(of_row).collect();
        let columns: Vec<Headcount> = (0..table[0].len()).map(of_column).collect();
        let (rows, mut columns) = (shown(&rows), shown(&columns));
        hide_across(&rows, &mut columns, &people);
        let are_shown = |groups: &[Option<Headcount>]| groups.iter().map(Option::is_some).collect();
        (are_shown(&rows), are_shown(&columns))
    }

    #[test]
    fn rows_and_columns_tell_nothing_together() {
        let all = |count| vec![true; count];
        // Each team has one of each role.
        let mixed = visible_in(&[&[1, 1, 1], &[1, 1, 1], &[1, 1, 1]]);
        assert_eq!(mixed, (all(3), all(3)));
        // The first team less the first role is one person, whichever of the others is hidden.
        let apart = visible_in(&[&[3, 1, 0], &[0, 2, 3]]);
        assert_eq!(apart, (all(2), vec![false, false, false]));
        // The same the other way round. Hiding one role alone would hide nothing.
        let (_, columns) = visible_in(&[&[3, 0, 0], &[1, 4, 4], &[0, 4, 4]]);
        assert_eq!(columns, [false, false, true]);
        // Roles that are apart from each other tell no more than teams do.
        assert_eq!(visible_in(&[&[5, 0], &[0, 4]]), (all(2), all(2)));
    }

    proptest! {
        #[test]
        fn what_is_hidden_is_nobody_or_at_least_three(people in prop::collection::vec(0u32..8, 0..12)) {
            let visible = visible(&people);
            let hidden: u32 = people
                .iter()
                .zip(&visible)
                .filter(|(_, visible)| !**visible)
                .map(|(people, _)| people)
                .sum();
            let everybody: u32 = people.iter().sum();
            prop_assert!(hidden == 0 || hidden >= FEWEST || hidden == everybody);
            for (people, visible) in people.iter().zip(visible) {
                prop_assert!(!visible || *people >= FEWEST);
            }
        }
    }
}
