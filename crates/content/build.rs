//! Rebuilds the crate when content files change, come or go: they are embedded in it.

fn main() {
    println!("cargo::rerun-if-changed=../../content");
}
