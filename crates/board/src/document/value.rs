//! Plain values of the document (`Any`), looked at field by field.

use std::{collections::HashMap, sync::Arc};

use yrs::{Any, any::Number};

/// The field `name` of an object.
pub fn field<'a>(value: &'a Any, name: &str) -> Option<&'a Any> {
    match value {
        Any::Map(fields) => fields.get(name),
        _ => None,
    }
}

/// The field `name` of an object if it is text.
pub fn text_field<'a>(value: &'a Any, name: &str) -> Option<&'a str> {
    match field(value, name)? {
        Any::String(text) => Some(text),
        _ => None,
    }
}

/// The same object with the field `name` set.
pub fn with_field(value: &Any, name: &str, to: Any) -> Any {
    changed(value, |fields| {
        fields.insert(name.to_owned(), to);
    })
}

/// The same object without the field `name`.
pub fn without_field(value: &Any, name: &str) -> Any {
    changed(value, |fields| {
        fields.remove(name);
    })
}

fn changed(value: &Any, change: impl FnOnce(&mut HashMap<String, Any>)) -> Any {
    let mut fields = match value {
        Any::Map(fields) => HashMap::clone(fields),
        _ => HashMap::new(),
    };
    change(&mut fields);
    Any::Map(Arc::new(fields))
}

/// A number, whichever way it was encoded.
pub(super) fn number(value: &Any) -> Option<f64> {
    match value {
        Any::Number(Number::Float(number)) => Some(*number),
        Any::Number(Number::Int(number)) => Some(*number as f64),
        _ => None,
    }
}
