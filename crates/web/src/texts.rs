//! Every word of the pages, in both languages, as functions generated from
//! `translations/{ja,en}/*.ftl`. A key or an argument that is missing in one language does not
//! compile; a test finds keys that nothing uses. Arguments come in the order in which the
//! English text first names them.

use domain::{
    Language,
    board::NoteKind,
    people::{Access, Role},
};

#[allow(missing_docs, clippy::all, clippy::unwrap_used, unused_qualifications)]
mod generated {
    include!(concat!(env!("OUT_DIR"), "/texts.rs"));
}

use fluent_static::MessageBundle as _;
pub use generated::Texts;

/// The generator writes a setter that nothing here needs. Naming it keeps the compiler's search
/// for unused code switched on, which is how a text that no page shows is found.
const _: () = {
    let _ = Texts::set_value_formatter;
};

impl Texts {
    /// The texts in `language`.
    pub fn of(language: Language) -> Self {
        let mut texts = Self::get(language.tag()).unwrap_or_default();
        // Both languages run left to right, so arguments need no isolation marks, which would
        // travel along with copied text.
        texts.set_use_isolating(false);
        texts
    }
}

/// What a role is called.
pub fn role(texts: &Texts, role: Role) -> String {
    match role {
        Role::ProductManager => texts.role_product_manager(),
        Role::Developer => texts.role_developer(),
        Role::Researcher => texts.role_researcher(),
        Role::Ux => texts.role_ux(),
        Role::Sales => texts.role_sales(),
        Role::Support => texts.role_support(),
        Role::Sponsor => texts.role_sponsor(),
        Role::Other => texts.role_other(),
    }
    .to_string()
}

/// What an access is called.
pub fn access(texts: &Texts, access: Access) -> String {
    match access {
        Access::Participant => texts.access_participant(),
        Access::Facilitator => texts.access_facilitator(),
        Access::Observer => texts.access_observer(),
    }
    .to_string()
}

/// What a kind of note is called.
pub fn note_kind(texts: &Texts, kind: NoteKind) -> String {
    match kind {
        NoteKind::Actor => texts.caption_actor(),
        NoteKind::Event => texts.caption_event(),
        NoteKind::Problem => texts.caption_problem(),
        NoteKind::Command => texts.caption_command(),
        NoteKind::ReadModel => texts.caption_read_model(),
        NoteKind::Policy => texts.caption_policy(),
        NoteKind::Aggregate => texts.caption_aggregate(),
        NoteKind::ExternalSystem => texts.caption_external_system(),
    }
    .to_string()
}
