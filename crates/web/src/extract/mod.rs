//! From requests to values: who asks, in which language, for which workshop or team, and what
//! a form says. Handlers receive these instead of headers.

mod address;
mod cookies;
mod form;
mod person;
mod visit;

pub use address::ClientAddress;
pub use cookies::{CookieName, clear_cookie, cookie_value, set_cookie};
pub use form::Form;
pub use person::{AtTeam, AtWorkshop, CurrentOrganiser, Managed};
pub use visit::{Flash, Theme, Visit, forget_flash, redirect, redirect_with};
