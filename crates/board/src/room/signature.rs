//! Who a presence state says it is of. Clients write that themselves; here it becomes who the
//! connection really belongs to. Everything else in a state passes as it came.

use std::{borrow::Cow, fmt};

use serde::{
    Deserialize, Deserializer,
    de::{IgnoredAny, MapAccess, Visitor},
};
use serde_json::value::RawValue;

use crate::wire::Malformed;

use super::input::Permit;

const USER: &str = "user";
const ID: &str = "id";
const NAME: &str = "name";

/// The state with the person's id and name in `user`. States without a `user`, as other
/// programs send them, stay as they are; whatever else calls itself one is replaced.
///
/// A browser's `JSON.parse` throws on anything that is not JSON, which would end the handling
/// of the message in every page.
pub fn signed<'a>(state: &'a str, permit: &Permit) -> Result<Cow<'a, str>, Malformed> {
    if !is_object(state) {
        serde_json::from_str::<IgnoredAny>(state).map_err(|_| Malformed)?;
        return Ok(Cow::Borrowed(state));
    }
    let fields = Fields::of(state)?;
    let Some(user) = fields.last(USER) else {
        return Ok(Cow::Borrowed(state));
    };
    let user = if is_object(user) {
        Fields::of(user)?
    } else {
        Fields(Vec::new())
    };
    // A second `user` might be the one that somebody's parser believes.
    if fields.is_once(USER) && user.says(ID, &permit.person) && user.says(NAME, &permit.name) {
        return Ok(Cow::Borrowed(state));
    }
    let user = user.with([(ID, json(&permit.person)?), (NAME, json(&permit.name)?)])?;
    Ok(Cow::Owned(fields.with([(USER, user)])?))
}

/// The fields of a JSON object in order, repeated ones too, with their values as they came: to
/// read the values would change large numbers.
struct Fields<'a>(Vec<(String, &'a RawValue)>);

impl<'a> Fields<'a> {
    fn of(object: &'a str) -> Result<Self, Malformed> {
        serde_json::from_str(object).map_err(|_| Malformed)
    }

    /// The value that `JSON.parse` believes.
    fn last(&self, name: &str) -> Option<&'a str> {
        let mut fields = self.0.iter().rev();
        let (_, value) = fields.find(|(key, _)| key == name)?;
        Some(value.get())
    }

    fn is_once(&self, name: &str) -> bool {
        self.0.iter().filter(|(key, _)| key == name).count() == 1
    }

    /// Words with escapes in them count as others; they are only written anew.
    fn says(&self, name: &str, words: &str) -> bool {
        self.is_once(name)
            && self.last(name).is_some_and(|value| {
                serde_json::from_str(value).is_ok_and(|said: &str| said == words)
            })
    }

    /// The object with these fields first, in place of those of the same name.
    fn with<const N: usize>(&self, fields: [(&str, String); N]) -> Result<String, Malformed> {
        let mut parts = Vec::with_capacity(N + self.0.len());
        for (name, value) in &fields {
            parts.push(format!("{}:{value}", json(name)?));
        }
        let replaced = |key: &str| fields.iter().any(|(name, _)| *name == key);
        for (key, value) in self.0.iter().filter(|(key, _)| !replaced(key)) {
            parts.push(format!("{}:{}", json(key)?, value.get()));
        }
        Ok(format!("{{{}}}", parts.join(",")))
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Fields<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(FieldsVisitor)
    }
}

struct FieldsVisitor;

impl<'de> Visitor<'de> for FieldsVisitor {
    type Value = Fields<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut fields = Vec::new();
        while let Some(field) = map.next_entry()? {
            fields.push(field);
        }
        Ok(Fields(fields))
    }
}

fn is_object(json: &str) -> bool {
    json.trim_start().starts_with('{')
}

fn json(text: &str) -> Result<String, Malformed> {
    serde_json::to_string(text).map_err(|_| Malformed)
}

#[cfg(test)]
mod tests {
    use domain::permission::Standing;
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::*;

    fn ben() -> Permit {
        Permit {
            person: "ben".to_owned(),
            name: "Ben".to_owned(),
            standing: Standing::Participant,
        }
    }

    #[test]
    fn what_is_true_or_says_nothing_of_a_user_passes_untouched() {
        for state in [
            r#"{"user":{"id":"ben","name":"Ben","colour":3},"cursor":null}"#,
            r#" { "cursor" : {"x":1e400} , "user":{"name":"Ben","id":"ben"} } "#,
            r#"{"name":"Ann"}"#,
            "{}",
            "[1,2]",
            "\"user\"",
            "17",
        ] {
            let signed = signed(state, &ben()).unwrap();
            assert!(matches!(signed, Cow::Borrowed(_)), "{signed}");
            assert_eq!(signed, state);
        }
    }

    #[test]
    fn whoever_else_it_claims_to_be_it_is_the_connection_s() {
        let signature = r#""id":"ben","name":"Ben""#;
        for (claim, rest) in [
            (r#"{"id":"ann","name":"Ben"}"#, ""),
            (r#"{"id":"ben","name":"Ann"}"#, ""),
            (r#"{"id":"ben","name":"Ben","name":"Ann"}"#, ""),
            (r##"{"name":"Ann","color":"#f00"}"##, r##","color":"#f00""##),
            (r#"{"\u0069d":"ann"}"#, ""),
            (r#"{"id":7,"name":[]}"#, ""),
            (r#""Ann""#, ""),
            ("null", ""),
        ] {
            let state = format!(r#"{{"x":1e400,"user":{claim}}}"#);
            let expected = format!(r#"{{"user":{{{signature}{rest}}},"x":1e400}}"#);
            assert_eq!(signed(&state, &ben()).unwrap(), expected);
        }
    }

    #[test]
    fn of_two_users_neither_is_believed() {
        let twice = r#"{"user":{"id":"ben","name":"Ben"},"\u0075ser":{"id":"ann"}}"#;
        assert_eq!(
            signed(twice, &ben()).unwrap(),
            r#"{"user":{"id":"ben","name":"Ben"}}"#
        );
    }

    #[test]
    fn what_is_not_json_is_refused() {
        for state in ["", "{", "[", "{\"user\":}", "{}x", "\u{a0}{}"] {
            assert!(signed(state, &ben()).is_err(), "{state}");
        }
    }

    proptest! {
        #[test]
        fn a_name_of_any_letters_is_written_as_json(name in ".{0,40}", id in "[a-z\"\\\\]{1,9}") {
            let permit = Permit { name: name.clone(), person: id.clone(), ..ben() };
            let signed = signed(r#"{"user":{"id":"x","colour":1},"cursor":2}"#, &permit).unwrap();
            prop_assert_eq!(
                serde_json::from_str::<Value>(&signed).unwrap(),
                json!({"user": {"id": id, "name": name, "colour": 1}, "cursor": 2})
            );
        }

        #[test]
        fn any_text_is_refused_or_signed(state in r#"[\[\]{}:,"user id\\0-9a-f]{0,60}"#) {
            if let Ok(signed) = signed(&state, &ben()) {
                let value: Value = serde_json::from_str(&signed).unwrap();
                let user = value.get("user");
                prop_assert!(user.is_none_or(|user| user["id"] == "ben" && user["name"] == "Ben"));
            }
        }
    }
}
