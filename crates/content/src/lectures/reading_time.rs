//! How long a lesson takes: reading, and what there is to do in it.

use domain::{
    Language,
    lecture::{Kind, Lesson, LessonKind, Part, QuestionSet},
};

/// English words read in a minute.
const WORDS: f64 = 220.0;
/// Japanese characters read in a minute.
const CHARACTERS: f64 = 500.0;
const QUESTION: f64 = 0.75;
const EXERCISE_REFLECTION: f64 = 3.0;
const PLAY: f64 = 2.0;
const CASE: f64 = 0.75;
const PRACTICE_BOARD: f64 = 8.0;
const WORKSHEET: f64 = 5.0;
/// The declared minutes may be off by so much of themselves, but at least by [`LEAST_SLACK`].
const SLACK: f64 = 0.3;
const LEAST_SLACK: f64 = 2.0;

/// How long `lesson` takes, in minutes.
pub(crate) fn minutes(lesson: &Lesson, language: Language, sets: &[QuestionSet]) -> f64 {
    let reading = length(&lesson.plain, language) as f64
        / match language {
            Language::Ja => CHARACTERS,
            Language::En => WORDS,
        };
    let parts = lesson.parts.iter().map(|part| match part {
        Part::Prose(_) | Part::Figure(_) => 0.0,
        Part::Case(_) => CASE,
        Part::Play(_) => PLAY,
        Part::PracticeBoard => PRACTICE_BOARD,
        Part::Worksheet => WORKSHEET,
        Part::Check(id) => {
            let set = sets.iter().find(|set| set.id == *id);
            set.map_or(0.0, |set| answering(set, lesson.kind))
        }
    });
    reading + parts.sum::<f64>()
}

/// Whether the declared minutes are near enough to `minutes`.
pub(crate) fn is_near(declared: u32, minutes: f64) -> bool {
    let declared = f64::from(declared);
    (declared - minutes).abs() <= (SLACK * declared).max(LEAST_SLACK)
}

/// How much there is to read: characters in Japanese, words in English.
pub(crate) fn length(plain: &str, language: Language) -> usize {
    match language {
        Language::Ja => plain
            .chars()
            .filter(|letter| !letter.is_whitespace())
            .count(),
        Language::En => plain.split_whitespace().count(),
    }
}

/// A set takes as long as the questions that are picked from it take on average.
fn answering(set: &QuestionSet, kind: LessonKind) -> f64 {
    let one = |question: &domain::lecture::Question| match (&question.kind, kind) {
        (Kind::Reflection { .. }, LessonKind::Exercise) => EXERCISE_REFLECTION,
        _ => QUESTION,
    };
    let bank = set.questions.len().max(1) as f64;
    set.questions.iter().map(one).sum::<f64>() / bank * set.pick as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declared_minutes_may_be_off_a_little() {
        for (declared, minutes, near) in [
            (5, 6.9, true),
            (5, 7.1, false),
            (5, 3.1, true),
            (5, 2.9, false),
            (12, 15.5, true),
            (12, 15.7, false),
            (12, 8.3, false),
        ] {
            assert_eq!(is_near(declared, minutes), near, "{declared} {minutes}");
        }
    }

    #[test]
    fn length_is_characters_in_japanese_and_words_in_english() {
        assert_eq!(length("機械 学習\nです", Language::Ja), 6);
        assert_eq!(length("machine learning\nis it", Language::En), 4);
    }
}
