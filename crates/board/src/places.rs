//! Where revealed notes come to lie. People who write in silence do not see each other's notes,
//! so several of them use the same spot; laid down as they are, only the topmost would be seen.

use std::collections::HashMap;

use domain::board::{BoardContent, Note};

/// A note may cover up to this share of another, as people do on purpose.
const COVERED: f64 = 0.4;
/// The gap left below a note that another one made room for.
const GAP: f64 = 12.0;
/// After so many occupied places a note lies where it ends up.
const TRIES: usize = 500;
/// Notes are looked up by squares of this size, so that a full board costs no more per note.
const CELL: f64 = 160.0;
const MOST_CELLS: usize = 1_000;

#[derive(Clone, Copy)]
struct Place {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl Place {
    fn of(note: &Note) -> Self {
        Self {
            left: note.x,
            top: note.y,
            right: note.x + note.w,
            bottom: note.y + note.h,
        }
    }

    fn area(self) -> f64 {
        (self.right - self.left) * (self.bottom - self.top)
    }

    fn hides(self, other: Self) -> bool {
        let width = self.right.min(other.right) - self.left.max(other.left);
        let height = self.bottom.min(other.bottom) - self.top.max(other.top);
        width > 0.0 && height > 0.0 && width * height > COVERED * self.area().min(other.area())
    }

    /// The squares it touches. A note is hardly larger than a square, so these are few; of a
    /// monstrous one, the first will do.
    fn cells(self) -> impl Iterator<Item = (i64, i64)> {
        let cell = |at: f64| (at / CELL).floor() as i64;
        let rows = cell(self.top)..=cell(self.bottom);
        let columns = cell(self.left)..=cell(self.right);
        rows.flat_map(move |row| columns.clone().map(move |column| (column, row)))
            .take(MOST_CELLS)
    }
}

/// The occupied places of a board.
#[derive(Default)]
pub struct Places {
    cells: HashMap<(i64, i64), Vec<Place>>,
}

impl Places {
    /// The places that the notes of `content` take.
    pub fn of(content: &BoardContent) -> Self {
        let mut places = Self::default();
        for note in content.notes.values() {
            places.occupy(Place::of(note));
        }
        places
    }

    /// Moves every note of `content` that would hide another one straight down to the next free
    /// place, and occupies what the notes then take. Left and right are the timeline's and stay.
    pub fn settle(&mut self, content: &mut BoardContent) {
        let order: Vec<String> = content
            .notes_in_reading_order()
            .into_iter()
            .map(|(id, _)| id.to_owned())
            .collect();
        for id in order {
            if let Some(note) = content.notes.get_mut(&id) {
                self.settle_note(note);
            }
        }
    }

    fn settle_note(&mut self, note: &mut Note) {
        for _ in 0..TRIES {
            match self.hidden_by(Place::of(note)) {
                None => break,
                Some(other) => note.y = other.bottom + GAP,
            }
        }
        self.occupy(Place::of(note));
    }

    fn hidden_by(&self, place: Place) -> Option<Place> {
        let near = place.cells().filter_map(|cell| self.cells.get(&cell));
        near.flatten().copied().find(|other| place.hides(*other))
    }

    fn occupy(&mut self, place: Place) {
        for cell in place.cells() {
            self.cells.entry(cell).or_default().push(place);
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::board::NoteKind;
    use proptest::prelude::*;

    use super::*;

    fn note(x: f64, y: f64) -> Note {
        Note {
            kind: NoteKind::Event,
            x,
            y,
            w: 120.0,
            h: 120.0,
            by: String::new(),
            co_authors: Vec::new(),
            locked: false,
        }
    }

    fn board(places: &[(f64, f64)]) -> BoardContent {
        let mut content = BoardContent::default();
        for (index, (x, y)) in places.iter().enumerate() {
            content.notes.insert(format!("n{index:02}"), note(*x, *y));
        }
        content
    }

    fn settled(occupied: &[(f64, f64)], places: &[(f64, f64)]) -> Vec<(f64, f64)> {
        let mut content = board(places);
        Places::of(&board(occupied)).settle(&mut content);
        content
            .notes
            .values()
            .map(|note| (note.x, note.y))
            .collect()
    }

    #[test]
    fn a_note_on_free_ground_stays() {
        assert_eq!(settled(&[(0.0, 0.0)], &[(200.0, 0.0)]), [(200.0, 0.0)]);
    }

    #[test]
    fn a_note_that_would_hide_another_moves_below_it() {
        assert_eq!(settled(&[(0.0, 0.0)], &[(10.0, 10.0)]), [(10.0, 132.0)]);
        let column = [(0.0, 0.0), (0.0, 132.0)];
        assert_eq!(settled(&column, &[(0.0, 0.0)]), [(0.0, 264.0)]);
    }

    #[test]
    fn a_note_stuck_on_the_corner_of_another_stays() {
        assert_eq!(settled(&[(0.0, 0.0)], &[(80.0, 80.0)]), [(80.0, 80.0)]);
    }

    #[test]
    fn notes_of_several_people_on_one_spot_become_a_column() {
        let mut places = Places::default();
        let mut tops = Vec::new();
        for _ in 0..3 {
            let mut draft = board(&[(0.0, 0.0)]);
            places.settle(&mut draft);
            tops.push(draft.notes["n00"].y);
        }
        assert_eq!(tops, [0.0, 132.0, 264.0]);
    }

    proptest! {
        #[test]
        fn nothing_is_hidden_and_nothing_moves_sideways(
            occupied in prop::collection::vec((-500.0..500.0_f64, -500.0..500.0_f64), 0..20),
            drafts in prop::collection::vec((-500.0..500.0_f64, -500.0..500.0_f64), 0..20),
        ) {
            let after = settled(&occupied, &drafts);
            let place = |(x, y): &(f64, f64)| Place::of(&note(*x, *y));
            for (index, moved) in after.iter().enumerate() {
                prop_assert_eq!(moved.0, drafts[index].0);
                prop_assert!(moved.1 >= drafts[index].1);
                let others = occupied.iter().chain(after.iter().skip(index + 1));
                for other in others {
                    prop_assert!(!place(moved).hides(place(other)), "{moved:?} and {other:?}");
                }
            }
        }
    }
}
