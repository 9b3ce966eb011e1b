//! Writes the table of assets that `assets.rs` embeds, from what `web/` built. It must never build
//! them itself: compiling this program runs no package manager.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

fn main() {
    let crate_dir = env::var("CARGO_MANIFEST_DIR").unwrap_or_default();
    let dist = Path::new(&crate_dir).join("../../web/dist");
    let manifest = dist.join("manifest.txt");
    println!("cargo::rerun-if-changed={}", manifest.display());
    let Ok(lines) = fs::read_to_string(&manifest) else {
        println!(
            "cargo::error=web/dist is missing: run `make web` (or `make build`, which does it first)"
        );
        return;
    };
    let mut table = String::from("&[\n");
    for line in lines.lines() {
        if let Some((name, file)) = line.split_once('\t') {
            add(&mut table, &dist, name, file);
        }
    }
    table.push_str("]\n");
    let out = Path::new(&env::var("OUT_DIR").unwrap_or_default()).join("assets.rs");
    if let Err(error) = fs::write(&out, table) {
        println!("cargo::error={}: {error}", out.display());
    }
}

fn add(table: &mut String, dist: &Path, name: &str, file: &str) {
    let path = dist.join(file);
    let gzip = dist.join(format!("{file}.gz"));
    let gzip = if gzip.exists() {
        format!("Some(include_bytes!({:?}))", gzip.display().to_string())
    } else {
        "None".to_owned()
    };
    let kind = content_type(file);
    let _ = writeln!(
        table,
        "Asset {{ name: {name:?}, url: \"/assets/{file}\", content_type: {kind:?}, \
         body: include_bytes!({:?}), gzip: {gzip} }},",
        path.display().to_string()
    );
}

fn content_type(file: &str) -> &'static str {
    match file.rsplit_once('.').map(|(_, extension)| extension) {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}
