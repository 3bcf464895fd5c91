//! Settings of the whole installation, among them the server's secret.

use crate::{Db, Result};

impl Db {
    /// The value of a setting.
    pub async fn setting(&self, key: &str) -> Result<Option<String>> {
        self.read("SELECT value FROM settings WHERE key = $1")
            .bind(key)
            .optional(|row| row.get("value"))
            .await
    }

    /// Sets or replaces a setting.
    pub async fn set_setting(&self, key: &str, value: &str) -> Result<()> {
        self.write(
            "INSERT INTO settings (key, value) VALUES ($1, $2)
             ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        )
        .bind(key)
        .bind(value)
        .execute()
        .await
        .map(drop)
    }

    /// Sets a setting unless it is set, and answers the value that holds now. Of several nodes
    /// that start at once, all get the same.
    pub async fn setting_or_insert(&self, key: &str, value: &str) -> Result<String> {
        // Updating to itself makes RETURNING answer the row that won.
        self.write(
            "INSERT INTO settings (key, value) VALUES ($1, $2)
             ON CONFLICT (key) DO UPDATE SET value = settings.value
             RETURNING value",
        )
        .bind(key)
        .bind(value)
        .one(|row| row.get("value"))
        .await
    }
}
