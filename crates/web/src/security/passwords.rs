//! Passwords, hashed by argon2id on threads that may block.

use argon2::{
    Argon2,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};

use crate::error::{Error, Result};

/// The fewest characters of a password. Length is what makes passwords strong (NIST 800-63B).
pub const SHORTEST: usize = 10;

/// The most bytes hashed, so that nobody keeps the server busy with a novel.
pub const LONGEST_BYTES: usize = 1024;

/// Hashes a new password with a salt of its own.
pub async fn hash(password: String) -> Result<String> {
    blocking(move || {
        Argon2::default()
            .hash_password(password.as_bytes())
            .map(|hash| hash.to_string())
            .map_err(Error::internal)
    })
    .await
}

/// Whether `password` is the one behind `hash`. Without a hash the same work is done for
/// nothing, so that the time taken does not tell which addresses exist.
pub async fn verify(password: String, hash: Option<String>) -> Result<bool> {
    blocking(move || {
        let Some(hash) = hash else {
            let _ = Argon2::default().hash_password(password.as_bytes());
            return Ok(false);
        };
        let parsed = PasswordHash::new(&hash).map_err(Error::internal)?;
        Ok(Argon2::default()
            .verify_password(password.as_bytes(), &parsed)
            .is_ok())
    })
    .await
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(Error::internal)?
}
