//! Placeholder until the first slice arrives.
