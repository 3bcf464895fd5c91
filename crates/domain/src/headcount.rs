//! Numbers about groups of people, told in a way that says nothing about single persons: groups
//! of fewer than three are not shown, nor can they be worked out from those that are.

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
        let smallest = shown
            .iter_mut()
            .filter(|shown| shown.is_some())
            .min_by_key(|shown| shown.map(|group| group.people));
        match smallest {
            Some(smallest) => *smallest = None,
            None => return shown,
        }
    }
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
