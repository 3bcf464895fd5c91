//! The `ekkyo` binary.
fn main() {}
