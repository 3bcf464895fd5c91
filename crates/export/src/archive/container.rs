//! Files by path in a zip, written and read within bounds. A zip from outside is hostile: its
//! sizes lie, its paths climb, and a kilobyte may unfold into a terabyte. Everything is counted
//! while it is unpacked and nothing touches a disk.

use std::{
    collections::BTreeMap,
    io::{self, Cursor, Read, Write},
};

use zip::{ZipArchive, ZipWriter, result::ZipError, write::SimpleFileOptions};

/// The contents of a container: bytes by path.
pub type Entries = BTreeMap<String, Vec<u8>>;

/// How much a container may hold once unpacked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The most entries.
    pub entries: usize,
    /// The most bytes of one entry.
    pub entry_bytes: u64,
    /// The most bytes of all entries together.
    pub total_bytes: u64,
}

impl Default for Limits {
    /// Room for 200 people in 20 teams whose boards are all full.
    fn default() -> Self {
        Self {
            entries: 10_000,
            entry_bytes: 64 << 20,
            total_bytes: 512 << 20,
        }
    }
}

/// Why a container cannot be read or written.
#[derive(Debug, thiserror::Error)]
pub enum ContainerError {
    /// The bytes are no zip at all.
    #[error("not a zip file")]
    NotAZip,
    /// A zip, but broken: cut off, or with checksums that do not match.
    #[error("the zip file is damaged")]
    Damaged,
    /// An entry is encrypted or packed by a method that is not supported.
    #[error("the entry {0} is encrypted or packed in an unsupported way")]
    Unsupported(String),
    /// More entries than the limits allow.
    #[error("too many entries")]
    TooManyEntries,
    /// More bytes than the limits allow, counted while unpacking.
    #[error("the entry {0} is too large")]
    TooLarge(String),
    /// A path that leaves the archive, or means different things on different systems.
    #[error("the entry {0:?} has an unsafe path")]
    UnsafePath(String),
    /// Two entries with one path.
    #[error("two entries have one path")]
    DuplicatePath,
    /// The archive could not be packed.
    #[error("the archive could not be written")]
    Write(#[source] ZipError),
}

/// Packs `entries` into a zip. The same entries give the same bytes.
pub fn pack<'a>(
    entries: impl IntoIterator<Item = (&'a str, &'a [u8])>,
) -> Result<Vec<u8>, ContainerError> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    for (path, bytes) in entries {
        check_path(path)?;
        writer
            .start_file(path, options)
            .map_err(ContainerError::Write)?;
        writer
            .write_all(bytes)
            .map_err(|error| ContainerError::Write(error.into()))?;
    }
    writer
        .finish()
        .map(Cursor::into_inner)
        .map_err(ContainerError::Write)
}

/// Unpacks a zip from outside, within `limits`.
pub fn unpack(bytes: &[u8], limits: Limits) -> Result<Entries, ContainerError> {
    // Looked at before the zip reader, which searches the whole of a foreign file for its end.
    if !bytes.starts_with(b"PK") {
        return Err(ContainerError::NotAZip);
    }
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ContainerError::Damaged)?;
    if zip.has_duplicate_names() {
        return Err(ContainerError::DuplicatePath);
    }
    if zip.len() > limits.entries {
        return Err(ContainerError::TooManyEntries);
    }
    let mut entries = Entries::new();
    let mut left = limits.total_bytes;
    for index in 0..zip.len() {
        if let Some((path, content)) = unpack_one(&mut zip, index, limits.entry_bytes.min(left))? {
            left -= content.len() as u64;
            entries.insert(path, content);
        }
    }
    Ok(entries)
}

/// The entry at `index`, or `None` for a folder, which has no content of its own.
fn unpack_one(
    zip: &mut ZipArchive<Cursor<&[u8]>>,
    index: usize,
    most: u64,
) -> Result<Option<(String, Vec<u8>)>, ContainerError> {
    let file = zip.by_index(index).map_err(|error| match error {
        ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => {
            ContainerError::Unsupported(index.to_string())
        }
        _ => ContainerError::Damaged,
    })?;
    let path = file
        .name()
        .map_err(|_| ContainerError::Damaged)?
        .into_owned();
    if file.is_dir() {
        return Ok(None);
    }
    check_path(&path)?;
    if file.is_symlink() {
        return Err(ContainerError::UnsafePath(path));
    }
    let mut content = Vec::new();
    // One byte more than allowed tells an entry that is too large from one that just fits;
    // the size in the header is the sender's claim and is not asked.
    let read = file.take(most.saturating_add(1)).read_to_end(&mut content);
    match read {
        Ok(_) if content.len() as u64 > most => Err(ContainerError::TooLarge(path)),
        Ok(_) => Ok(Some((path, content))),
        Err(error) if error.kind() == io::ErrorKind::OutOfMemory => {
            Err(ContainerError::TooLarge(path))
        }
        Err(_) => Err(ContainerError::Damaged),
    }
}

/// Accepts relative paths with forward slashes that mean the same everywhere.
fn check_path(path: &str) -> Result<(), ContainerError> {
    let safe_segment = |segment: &str| !matches!(segment, "" | "." | "..");
    let safe = path.len() <= 255
        && path.split('/').all(safe_segment)
        && !path.contains(['\\', ':'])
        && !path.contains(char::is_control);
    if safe {
        Ok(())
    } else {
        Err(ContainerError::UnsafePath(path.to_owned()))
    }
}
