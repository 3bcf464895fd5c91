//! Turns the translations into typed functions, and makes sure that the folder of built
//! islands exists, so that a fresh checkout compiles before npm has run.

use std::{env, error::Error, fs, path::Path};

use fluent_static_codegen::MessageBundleBuilder;

const LANGUAGES: [&str; 2] = ["ja", "en"];

fn main() -> Result<(), Box<dyn Error>> {
    let manifest = env::var("CARGO_MANIFEST_DIR")?;
    fs::create_dir_all(Path::new(&manifest).join("../../islands/dist"))?;

    println!("cargo::rerun-if-changed=translations");
    let mut bundle = MessageBundleBuilder::new("Texts");
    bundle.set_default_language("en")?;
    for language in LANGUAGES {
        let folder = Path::new(&manifest).join("translations").join(language);
        let mut files = fs::read_dir(&folder)?.collect::<Result<Vec<_>, _>>()?;
        files.sort_by_key(fs::DirEntry::path);
        for file in files {
            println!("cargo::rerun-if-changed={}", file.path().display());
            bundle.add_resource(language, file.path())?;
        }
    }
    let generated = Path::new(&env::var("OUT_DIR")?).join("texts.rs");
    bundle.build()?.write_to_file(generated)?;
    Ok(())
}
