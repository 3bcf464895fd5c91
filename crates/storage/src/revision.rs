//! How something that several people edit gets its next revision.

/// The revision of something saved for the first time by a writer who names `$base` as what they
/// saw, in SQL: the one after it, as when an archive is put back. A form may name any number; one
/// that no row ever had counts as none, because the one after the largest is no integer any more
/// and SQLite would keep it as something that cannot be read back.
macro_rules! first_revision {
    ($base:literal) => {
        concat!(
            "CASE WHEN ",
            $base,
            " BETWEEN 0 AND 4294967295 THEN ",
            $base,
            " + 1 ELSE 1 END"
        )
    };
}

pub(crate) use first_revision;
