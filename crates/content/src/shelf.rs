//! The library that is in use. Where content comes from a directory, files that change there
//! are read without a restart; while they have faults, the last good version stays. Who asks
//! for that, and how often, is not decided here.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock},
    time::SystemTime,
};

use crate::{Library, Problem, files};

/// Holds the current library.
#[derive(Debug)]
pub struct Shelf {
    current: RwLock<Arc<Library>>,
    directory: Option<Directory>,
}

/// What looking at the directory again led to.
#[derive(Debug)]
pub enum Refreshed {
    /// Nothing changed since the last look.
    Unchanged,
    /// Another library is in use.
    Replaced,
    /// The files changed and have faults; the library in use stays. Told once for each change.
    Faulty(Vec<Problem>),
    /// The directory cannot be read any more; the library in use stays. Told once.
    Unreadable(io::Error),
}

#[derive(Debug)]
struct Directory {
    path: PathBuf,
    seen: Mutex<Option<Fingerprint>>,
}

/// When each file was written last and how long it is.
type Fingerprint = BTreeMap<PathBuf, (Option<SystemTime>, u64)>;

impl Shelf {
    /// A library that stays the same.
    pub fn fixed(library: Arc<Library>) -> Self {
        Self {
            current: RwLock::new(library),
            directory: None,
        }
    }

    /// The built-in library with the files of `directory` in front. Its first version is in use
    /// whatever faults it has; look at its [`Library::check`].
    pub fn over(directory: &Path) -> io::Result<Self> {
        // Looked at before it is read: what changes in between is found by the next look.
        let seen = fingerprint(directory)?;
        let library = Library::with_overrides(directory)?;
        Ok(Self {
            current: RwLock::new(Arc::new(library)),
            directory: Some(Directory {
                path: directory.to_owned(),
                seen: Mutex::new(Some(seen)),
            }),
        })
    }

    /// The library in use. It does not change under whoever holds it.
    pub fn current(&self) -> Arc<Library> {
        let current = self.current.read();
        Arc::clone(&current.unwrap_or_else(PoisonError::into_inner))
    }

    /// Looks whether files changed, and if so reads them all. Reads the disk.
    pub fn refresh(&self) -> Refreshed {
        let Some(directory) = &self.directory else {
            return Refreshed::Unchanged;
        };
        // Held throughout, so that of two calls at once the older one cannot win.
        let mut seen = directory.seen();
        let found = fingerprint(&directory.path);
        if let (Err(_), None) = (&found, &*seen) {
            return Refreshed::Unchanged;
        }
        let library = match found {
            Ok(found) if seen.as_ref() == Some(&found) => return Refreshed::Unchanged,
            Ok(found) => {
                *seen = Some(found);
                Library::with_overrides(&directory.path)
            }
            Err(error) => Err(error),
        };
        match library {
            Ok(library) if library.check().is_empty() => {
                let mut current = self.current.write().unwrap_or_else(PoisonError::into_inner);
                *current = Arc::new(library);
                Refreshed::Replaced
            }
            Ok(library) => Refreshed::Faulty(library.check().to_vec()),
            Err(error) => {
                *seen = None;
                Refreshed::Unreadable(error)
            }
        }
    }
}

impl Directory {
    fn seen(&self) -> MutexGuard<'_, Option<Fingerprint>> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn fingerprint(directory: &Path) -> io::Result<Fingerprint> {
    let mut found = Fingerprint::new();
    for path in files::walk(directory)? {
        let metadata = fs::metadata(&path)?;
        // Some file systems do not say when; then only the length tells.
        found.insert(path, (metadata.modified().ok(), metadata.len()));
    }
    Ok(found)
}

#[cfg(test)]
mod tests;
