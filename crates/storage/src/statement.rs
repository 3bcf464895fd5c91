//! The one place where a query meets the two databases. A [`Statement`] collects its values and
//! picks the driver only when it runs, so that no other file knows which database there is, and
//! the drivers' generic code is compiled once instead of once per query.

use domain::{
    BoardId, MemberId, MilestoneId, Moment, OrganiserId, ReaderAnswerId, ReaderQuestionId, TeamId,
    UseCaseId, WorkshopId,
};
use sqlx::{
    Arguments, PgConnection, PgPool, SqlSafeStr, SqlStr, SqliteConnection, SqlitePool,
    error::BoxDynError, postgres::PgArguments, sqlite::SqliteArguments,
};

use crate::{Error, Result, row::Row};

/// Where a statement runs.
pub(crate) enum Target<'a> {
    Sqlite(&'a SqlitePool),
    Postgres(&'a PgPool),
    SqliteTransaction(&'a mut SqliteConnection),
    PostgresTransaction(&'a mut PgConnection),
}

/// SQL with the values of its placeholders `$1`, `$2`, and so on.
#[must_use = "a statement does nothing until it runs"]
pub(crate) struct Statement<'a> {
    target: Target<'a>,
    sql: SqlStr,
    values: Vec<Value>,
}

/// Hands the statement to whichever driver it is meant for.
macro_rules! run {
    ($statement:ident, $method:ident) => {{
        let Statement {
            target,
            sql,
            values,
        } = $statement;
        match target {
            Target::Sqlite(pool) => sqlx::query_with(sql, arguments::<SqliteArguments>(values)?)
                .$method(pool)
                .await
                .map(Outcome::outcome),
            Target::Postgres(pool) => sqlx::query_with(sql, arguments::<PgArguments>(values)?)
                .$method(pool)
                .await
                .map(Outcome::outcome),
            Target::SqliteTransaction(connection) => {
                sqlx::query_with(sql, arguments::<SqliteArguments>(values)?)
                    .$method(connection)
                    .await
                    .map(Outcome::outcome)
            }
            Target::PostgresTransaction(connection) => {
                sqlx::query_with(sql, arguments::<PgArguments>(values)?)
                    .$method(connection)
                    .await
                    .map(Outcome::outcome)
            }
        }
        .map_err(Error::from)
    }};
}

impl<'a> Statement<'a> {
    pub(crate) fn new(target: Target<'a>, sql: impl SqlSafeStr) -> Self {
        Self {
            target,
            sql: sql.into_sql_str(),
            values: Vec::new(),
        }
    }

    /// Gives the next placeholder its value.
    pub(crate) fn bind(mut self, value: impl Into<Value>) -> Self {
        self.values.push(value.into());
        self
    }

    /// Runs it and answers how many rows it changed.
    pub(crate) async fn execute(self) -> Result<u64> {
        run!(self, execute)
    }

    /// Every row, read by `read`.
    pub(crate) async fn all<T>(self, read: impl FnMut(&Row) -> Result<T>) -> Result<Vec<T>> {
        let rows: Vec<Row> = run!(self, fetch_all)?;
        rows.iter().map(read).collect()
    }

    /// The first row, if there is one, read by `read`.
    pub(crate) async fn optional<T>(
        self,
        read: impl FnOnce(&Row) -> Result<T>,
    ) -> Result<Option<T>> {
        let rows: Vec<Row> = run!(self, fetch_all)?;
        rows.first().map(read).transpose()
    }

    /// The single row of a statement that always has one.
    pub(crate) async fn one<T>(self, read: impl FnOnce(&Row) -> Result<T>) -> Result<T> {
        let row = self.optional(read).await?;
        row.ok_or(Error::Database(sqlx::Error::RowNotFound))
    }
}

/// Turns a driver's answer into ours.
trait Outcome<T> {
    fn outcome(self) -> T;
}

impl Outcome<u64> for sqlx::sqlite::SqliteQueryResult {
    fn outcome(self) -> u64 {
        self.rows_affected()
    }
}

impl Outcome<u64> for sqlx::postgres::PgQueryResult {
    fn outcome(self) -> u64 {
        self.rows_affected()
    }
}

impl<R> Outcome<Vec<Row>> for Vec<R>
where
    Row: From<R>,
{
    fn outcome(self) -> Vec<Row> {
        self.into_iter().map(Row::from).collect()
    }
}

/// The three types that columns have on both databases.
pub(crate) enum Value {
    Text(Option<String>),
    Integer(Option<i64>),
    Bytes(Vec<u8>),
}

fn arguments<A>(values: Vec<Value>) -> Result<A>
where
    A: Arguments,
    Option<String>: sqlx::Encode<'static, A::Database> + sqlx::Type<A::Database>,
    Option<i64>: sqlx::Encode<'static, A::Database> + sqlx::Type<A::Database>,
    Vec<u8>: sqlx::Encode<'static, A::Database> + sqlx::Type<A::Database>,
{
    let mut arguments = A::default();
    arguments.reserve(values.len(), values.len() * 16);
    values
        .into_iter()
        .try_for_each(|value| match value {
            Value::Text(text) => arguments.add(text),
            Value::Integer(number) => arguments.add(number),
            Value::Bytes(bytes) => arguments.add(bytes),
        })
        .map_err(|cause: BoxDynError| Error::Database(sqlx::Error::Encode(cause)))?;
    Ok(arguments)
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(Some(text.to_owned()))
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(Some(text))
    }
}

impl From<Option<&str>> for Value {
    fn from(text: Option<&str>) -> Self {
        Self::Text(text.map(str::to_owned))
    }
}

impl From<Option<String>> for Value {
    fn from(text: Option<String>) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Integer(Some(number))
    }
}

impl From<Option<i64>> for Value {
    fn from(number: Option<i64>) -> Self {
        Self::Integer(number)
    }
}

impl From<Moment> for Value {
    fn from(moment: Moment) -> Self {
        Self::Integer(Some(moment.0))
    }
}

impl From<Option<Moment>> for Value {
    fn from(moment: Option<Moment>) -> Self {
        Self::Integer(moment.map(|moment| moment.0))
    }
}

impl From<&[u8]> for Value {
    fn from(bytes: &[u8]) -> Self {
        Self::Bytes(bytes.to_owned())
    }
}

macro_rules! from_identifiers {
    ($($name:ident),+) => {$(
        impl From<&$name> for Value {
            fn from(id: &$name) -> Self {
                Self::from(id.as_str())
            }
        }
    )+};
}

from_identifiers!(
    BoardId,
    MemberId,
    MilestoneId,
    OrganiserId,
    ReaderAnswerId,
    ReaderQuestionId,
    TeamId,
    UseCaseId,
    WorkshopId
);
