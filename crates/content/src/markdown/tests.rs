//! What texts become, and what they must not be.
