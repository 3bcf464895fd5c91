use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;

/// Reads from fields written as `name=value`, where `q` stands for the question's field.
fn read(kind: Kind, fields: &[&str]) -> Result<Answer, AnswerError> {
    let question = question("x", kind);
    let fields: Vec<(String, &str)> = fields
        .iter()
        .map(|field| {
            let (name, value) = field.split_once('=').expect("name=value");
            (name.replacen('q', "q.x", 1), value)
        })
        .collect();
    Answer::read(&question, |name| {
        let of_name = fields.iter().filter(|(field, _)| field == name);
        of_name.map(|(_, value)| *value).collect()
    })
}

#[test]
fn every_kind_is_read_from_its_fields() {
    let several = |places: &[usize]| Answer::Several(places.iter().copied().collect());
    for (kind, fields, answer) in [
        (decision(), vec!["q=2"], Answer::One(2)),
        (single(), vec!["q= 1 "], Answer::One(1)),
        (multiple(), vec!["q=3", "q=0", "q=3"], several(&[0, 3])),
        (
            matching(),
            vec!["q.0=0", "q.1=2", "q.2=0"],
            Answer::Matches(vec![0, 2, 0]),
        ),
        (
            ordering(),
            vec!["q.0=1", "q.1=0", "q.2=3", "q.3=2"],
            Answer::Order(vec![1, 0, 3, 2]),
        ),
        (numeric(), vec!["q=72,000"], Answer::Number(72_000.0)),
        (
            reflection(),
            vec!["q=  I would ask.\n"],
            Answer::Text("I would ask.".to_owned()),
        ),
    ] {
        assert_eq!(read(kind, &fields), Ok(answer), "{fields:?}");
    }
}

#[test]
fn what_is_no_answer_says_why() {
    let long = format!("q={}", "長".repeat(LONGEST_REFLECTION + 1));
    for (kind, fields, error) in [
        (decision(), vec![], AnswerError::Missing),
        (single(), vec!["q=3"], AnswerError::NotOffered),
        (single(), vec!["q=-1"], AnswerError::NotOffered),
        (single(), vec!["q=b"], AnswerError::NotOffered),
        (multiple(), vec![], AnswerError::Missing),
        (multiple(), vec!["q=0", "q=5"], AnswerError::NotOffered),
        (matching(), vec!["q.0=0", "q.1="], AnswerError::Missing),
        (
            matching(),
            vec!["q.0=0", "q.1=0", "q.2=3"],
            AnswerError::NotOffered,
        ),
        (
            ordering(),
            vec!["q.0=0", "q.1=0", "q.2=1", "q.3=2"],
            AnswerError::SharedPlace,
        ),
        (
            ordering(),
            vec!["q.0=0", "q.1=1", "q.2=2", "q.3=4"],
            AnswerError::NotOffered,
        ),
        (ordering(), vec!["q.0=0"], AnswerError::Missing),
        (numeric(), vec!["q= "], AnswerError::Missing),
        (reflection(), vec!["q=  "], AnswerError::Missing),
        (reflection(), vec![long.as_str()], AnswerError::TooLong),
    ] {
        assert_eq!(read(kind, &fields), Err(error), "{fields:?}");
    }
}

#[test]
fn numbers_are_read_as_people_type_them() {
    for (typed, number) in [
        ("72000", Some(72_000.0)),
        ("72,000", Some(72_000.0)),
        ("７２，０００", Some(72_000.0)),
        ("７２、０００円", Some(72_000.0)),
        ("72 000 yen", Some(72_000.0)),
        ("72.5", Some(72.5)),
        ("1,234,567.5", Some(1_234_567.5)),
        ("－3", Some(-3.0)),
        ("−3", Some(-3.0)),
        ("60%", Some(60.0)),
        ("６０　％", Some(60.0)),
        ("0,5", None),
        (",500", None),
        ("1,50,000", None),
        ("1.5.2", None),
        ("1e9", None),
        ("inf", None),
        ("NaN", None),
        ("a lot", None),
        ("円", None),
        ("9".repeat(41).as_str(), None),
    ] {
        let fields = format!("q={typed}");
        let read = read(numeric(), &[&fields]);
        assert_eq!(
            read,
            number.map(Answer::Number).ok_or(AnswerError::NotANumber),
            "{typed}"
        );
    }
}

#[test]
fn rights_stand_once_and_distractors_last() {
    let kind = matching();
    let texts: Vec<&str> = rights(&kind)
        .iter()
        .map(|right| right.text.en.plain.as_str())
        .collect();
    assert_eq!(texts, ["regression", "classification", "clustering"]);
    assert_eq!(rights(&single()), []);
}

#[test]
fn stored_answers_keep_their_form() {
    for (answer, json) in [
        (Answer::One(2), r#"{"one":2}"#),
        (
            Answer::Several(BTreeSet::from([3, 0])),
            r#"{"several":[0,3]}"#,
        ),
        (Answer::Matches(vec![0, 2]), r#"{"matches":[0,2]}"#),
        (Answer::Order(vec![1, 0]), r#"{"order":[1,0]}"#),
        (Answer::Number(0.5), r#"{"number":0.5}"#),
        (Answer::Text("訳".to_owned()), r#"{"text":"訳"}"#),
    ] {
        assert_eq!(serde_json::to_string(&answer).expect("JSON"), json);
        assert_eq!(
            serde_json::from_str::<Answer>(json).expect("an answer"),
            answer
        );
    }
}

proptest! {
    #[test]
    fn what_is_read_fits_and_can_be_marked(
        number in 0..7usize,
        fields in prop::collection::vec((0..6usize, "[0-9]{0,2}|[０-９,.円-]{0,6}|\\PC{0,12}"), 0..12),
    ) {
        let question = one_of_each().swap_remove(number);
        let name = |row: usize| match row {
            5 => field(&question.id),
            row => row_field(&question.id, row),
        };
        let fields: Vec<(String, String)> = fields.into_iter().map(|(row, value)| (name(row), value)).collect();
        let answer = Answer::read(&question, |name| {
            fields.iter().filter(|(field, _)| field == name).map(|(_, value)| value.as_str()).collect()
        });
        if let Ok(answer) = answer {
            prop_assert!(answer.fits(&question));
            prop_assert!(mark(&question, &answer).is_some());
        }
    }
}
