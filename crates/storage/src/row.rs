//! Reading columns of a row of either database.

use std::str::FromStr;

use domain::Moment;
use sqlx::{
    ColumnIndex, Decode, Postgres, Row as _, Sqlite, Type, postgres::PgRow, sqlite::SqliteRow,
};

use crate::{Error, Result};

/// A row of whichever database there is.
pub(crate) enum Row {
    Sqlite(SqliteRow),
    Postgres(PgRow),
}

impl From<SqliteRow> for Row {
    fn from(row: SqliteRow) -> Self {
        Self::Sqlite(row)
    }
}

impl From<PgRow> for Row {
    fn from(row: PgRow) -> Self {
        Self::Postgres(row)
    }
}

impl Row {
    /// A column as it is stored: `String`, `i64`, `Vec<u8>` or an `Option` of one.
    pub(crate) fn get<'r, T>(&'r self, column: &str) -> Result<T>
    where
        T: Decode<'r, Sqlite> + Type<Sqlite> + Decode<'r, Postgres> + Type<Postgres>,
        for<'c> &'c str: ColumnIndex<SqliteRow> + ColumnIndex<PgRow>,
    {
        match self {
            Self::Sqlite(row) => row.try_get(column),
            Self::Postgres(row) => row.try_get(column),
        }
        .map_err(Error::from)
    }

    /// A text that stands for something else, such as an identifier or a date.
    pub(crate) fn parsed<T: FromStr>(&self, column: &str) -> Result<T> {
        let text: String = self.get(column)?;
        text.parse().map_err(|_| unreadable(column))
    }

    /// The same where the column may be empty.
    pub(crate) fn optional_parsed<T: FromStr>(&self, column: &str) -> Result<Option<T>> {
        let text: Option<String> = self.get(column)?;
        text.map(|text| text.parse().map_err(|_| unreadable(column)))
            .transpose()
    }

    /// A text that names one of a few values.
    pub(crate) fn keyed<T>(
        &self,
        column: &str,
        from_key: impl FnOnce(&str) -> Option<T>,
    ) -> Result<T> {
        let key: String = self.get(column)?;
        from_key(&key).ok_or_else(|| unreadable(column))
    }

    /// A point in time.
    pub(crate) fn moment(&self, column: &str) -> Result<Moment> {
        self.get(column).map(Moment)
    }

    /// A point in time that may not have come.
    pub(crate) fn optional_moment(&self, column: &str) -> Result<Option<Moment>> {
        let milliseconds: Option<i64> = self.get(column)?;
        Ok(milliseconds.map(Moment))
    }
}

fn unreadable(column: &str) -> Error {
    Error::Database(sqlx::Error::ColumnDecode {
        index: column.to_owned(),
        source: "no known value".into(),
    })
}
