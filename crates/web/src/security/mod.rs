//! What keeps strangers and mistakes out: headers, the same-origin rule, passwords, tokens and
//! the pace of log-ins and of joining.

mod attempts;
mod headers;
mod origin;
pub mod passwords;
pub mod tokens;

pub use attempts::{Joins, LoginAttempts, ReadersQuestions};
pub use headers::harden;
pub use origin::refuse_cross_site;
