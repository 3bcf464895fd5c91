//! The board as a Y document: seven root maps, documented in `docs/board-format.md`. Reading
//! is tolerant, since third-party clients may have left values that are none of ours; writing
//! makes exactly the documented shapes.

mod load;
mod read;
mod value;
mod write;

use yrs::{ClientID, Doc, MapRef, OffsetKind, Options, Transact, WriteTxn};

pub(crate) use load::apply;
pub use load::{LoadError, load};
pub use read::{content, read_comment, read_frame, read_link, read_note};
pub use value::{field, text_field, with_field, without_field};
pub use write::{comment_value, frame_value, link_value, note_value, put, set};

/// A root map of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Root {
    /// Notes by id, plain values.
    Notes,
    /// A `Y.Text` by note id or by `{frame}:{question}`.
    Texts,
    /// Arrows by id, plain values.
    Links,
    /// Frames by id, plain values.
    Frames,
    /// Comments by id, plain values.
    Comments,
    /// Shown vote results, numbers; written by the server only.
    Votes,
    /// Use-case ids; written by the server only.
    UseCases,
}

impl Root {
    /// Every root map.
    pub const ALL: [Self; 7] = [
        Self::Notes,
        Self::Texts,
        Self::Links,
        Self::Frames,
        Self::Comments,
        Self::Votes,
        Self::UseCases,
    ];

    /// Its name in the document.
    pub fn name(self) -> &'static str {
        match self {
            Self::Notes => "notes",
            Self::Texts => "texts",
            Self::Links => "links",
            Self::Frames => "frames",
            Self::Comments => "comments",
            Self::Votes => "votes",
            Self::UseCases => "use_cases",
        }
    }

    /// The root map with this [`name`](Self::name).
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|root| root.name() == name)
    }
}

/// The root maps of one document.
#[derive(Debug, Clone)]
pub struct Roots([MapRef; 7]);

impl Roots {
    /// Finds or defines the root maps of `document`.
    pub fn of(document: &Doc) -> Self {
        let mut transaction = document.transact_mut();
        Self(Root::ALL.map(|root| transaction.get_or_insert_map(root.name())))
    }

    /// One of them.
    pub fn map(&self, root: Root) -> &MapRef {
        &self.0[root as usize]
    }
}

/// An empty document that writes as the Yjs client `replica` (of which 53 bits count). Lengths
/// of text count UTF-16 units as in a browser; deleted contents are collected at once.
pub fn empty_document(replica: u64) -> Doc {
    let client = ClientID::new(replica & ((1 << 53) - 1));
    Doc::with_options(Options {
        offset_kind: OffsetKind::Utf16,
        cleanup_formatting: false,
        ..Options::with_guid_and_client_id("board".into(), client)
    })
}
