//! `tidy`: the invariants that a compiler does not see. Each rule is one function from a source
//! file to complaints; what a rule forbids, and why, stands in ARCHITECTURE.md.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// A file longer than this fails; longer than 400 is a matter for review.
const MAX_LINES: usize = 600;

struct Source {
    /// Path from the repository root, with `/`.
    path: String,
    text: String,
}

/// Runs every rule over every Rust file of the workspace and returns what is wrong.
pub(crate) fn run(root: &Path) -> Vec<String> {
    let arrows = match fs::read_to_string(root.join("ARCHITECTURE.md")) {
        Ok(text) => parse_arrows(&text),
        Err(e) => return vec![format!("ARCHITECTURE.md: {e}")],
    };
    let mut problems = check_manifests(root, &arrows);
    for source in sources(root) {
        problems.extend(check_size(&source));
        problems.extend(check_header(&source));
        problems.extend(check_engine_names(&source));
        problems.extend(check_async_in_pure(&source));
        problems.extend(check_markup_ids(&source));
        problems.extend(check_room_faces(&source));
    }
    problems.sort();
    problems
}

fn sources(root: &Path) -> Vec<Source> {
    let mut found = Vec::new();
    for top in ["crates", "xtask"] {
        collect(root, &root.join(top), &mut found);
    }
    found
}

fn collect(root: &Path, dir: &Path, found: &mut Vec<Source>) {
    let Ok(entries) = fs::read_dir(dir) else {
        return;
    };
    for entry in entries.flatten() {
        let path: PathBuf = entry.path();
        if path.is_dir() {
            if !path.ends_with("target") && !path.ends_with("fuzz") {
                collect(root, &path, found);
            }
        } else if path.extension().is_some_and(|e| e == "rs")
            && let Ok(text) = fs::read_to_string(&path)
        {
            let path = path
                .strip_prefix(root)
                .unwrap_or(&path)
                .display()
                .to_string();
            found.push(Source { path, text });
        }
    }
}

fn check_size(source: &Source) -> Option<String> {
    let lines = source.text.lines().count();
    let generated = source.text.starts_with("//! Generated");
    (lines > MAX_LINES && !generated).then(|| {
        format!(
            "{}: {lines} lines; split it (limit {MAX_LINES})",
            source.path
        )
    })
}

fn check_header(source: &Source) -> Option<String> {
    let first = source.text.lines().next().unwrap_or_default();
    let test = source.path.contains("/tests/");
    (!test && !first.starts_with("//!")).then(|| {
        format!(
            "{}: open with `//!`: what it is, what it must never do",
            source.path
        )
    })
}

/// Only `kit/src/db.rs` (and its own folder) may name a database engine.
fn check_engine_names(source: &Source) -> Vec<String> {
    if source.path.starts_with("crates/kit/src/db") || source.path.starts_with("xtask") {
        return Vec::new();
    }
    complain_where(source, "names a database engine outside kit::db", |code| {
        ["Sqlite", "Postgres", "PgPool", "PgConnection"]
            .iter()
            .any(|word| code.contains(word))
    })
}

fn check_async_in_pure(source: &Source) -> Vec<String> {
    let pure = ["xforms", "linkage", "figures", "paper"]
        .iter()
        .any(|name| source.path.starts_with(&format!("crates/{name}/")));
    if !pure {
        return Vec::new();
    }
    complain_where(source, "async in a pure crate", |code| {
        code.contains("async fn")
    })
}

/// `id=` and `for=` make the contract between a label and its field: only `kit::ui` writes them.
fn check_markup_ids(source: &Source) -> Vec<String> {
    let watched = source.path.starts_with("crates/mission/")
        || (source.path.starts_with("crates/kit/")
            && !source.path.starts_with("crates/kit/src/ui"));
    if !watched {
        return Vec::new();
    }
    complain_where(
        source,
        "an `id` or `for` attribute outside kit::ui",
        |code| {
            [" id=\"", " id=(", " for=\"", " for=("]
                .iter()
                .any(|mark| code.contains(mark))
        },
    )
}

/// A room reaches another room only through its `mod.rs`.
fn check_room_faces(source: &Source) -> Vec<String> {
    let Some(room) = room_of(&source.path) else {
        return Vec::new();
    };
    let private = ["store", "pages", "view", "api", "model", "facts"];
    complain_where(source, "reaches behind another room's mod.rs", |code| {
        code.match_indices("crate::").any(|(at, _)| {
            let mut parts = code[at + "crate::".len()..].split("::");
            let (other, inner) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""));
            let inner: String = inner.chars().take_while(char::is_ascii_lowercase).collect();
            other != room && private.contains(&inner.as_str())
        })
    })
    .into_iter()
    .chain(complain_where(source, "nobody imports reports", |code| {
        room != "reports" && code.contains("crate::reports")
    }))
    .collect()
}

fn room_of(path: &str) -> Option<&str> {
    // The demo makes a mission through every room's face; it is none itself.
    path.strip_prefix("crates/mission/src/")?
        .split_once('/')
        .map(|(room, _)| room)
        .filter(|room| *room != "demo")
}

fn complain_where(source: &Source, what: &str, wrong: impl Fn(&str) -> bool) -> Vec<String> {
    source
        .text
        .lines()
        .enumerate()
        .filter(|(_, line)| {
            let code = line.trim_start();
            !code.starts_with("//") && wrong(line)
        })
        .map(|(n, _)| format!("{}:{}: {what}", source.path, n + 1))
        .collect()
}

/// Reads the fenced block after the heading "Arrows": lines such as `mission → kit, xforms`.
fn parse_arrows(text: &str) -> BTreeMap<String, Vec<String>> {
    let block = text
        .split("## Arrows")
        .nth(1)
        .and_then(|rest| rest.split("```").nth(1));
    let mut arrows = BTreeMap::new();
    for line in block.unwrap_or_default().lines() {
        let Some((from, to)) = line.split_once('→') else {
            continue;
        };
        let to: Vec<String> = words(to);
        for name in words(from) {
            arrows
                .entry(name)
                .or_insert_with(Vec::new)
                .extend(to.iter().cloned());
        }
    }
    arrows
}

fn words(list: &str) -> Vec<String> {
    let list = list.split('(').next().unwrap_or_default();
    list.split(',')
        .map(|w| w.trim().to_string())
        .filter(|w| !w.is_empty() && w != "nothing")
        .collect()
}

/// A crate may depend only on those of ours that its arrow names.
fn check_manifests(root: &Path, arrows: &BTreeMap<String, Vec<String>>) -> Vec<String> {
    let mut problems = Vec::new();
    let Ok(entries) = fs::read_dir(root.join("crates")) else {
        return vec!["no crates/ folder".into()];
    };
    for entry in entries.flatten() {
        let name = entry.file_name().display().to_string();
        let Ok(manifest) = fs::read_to_string(entry.path().join("Cargo.toml")) else {
            continue;
        };
        let Some(allowed) = arrows.get(&name) else {
            problems.push(format!("crates/{name}: no arrow in ARCHITECTURE.md"));
            continue;
        };
        for dep in forbidden_dependencies(&manifest, arrows, allowed) {
            problems.push(format!(
                "crates/{name}: the arrow {name} → {dep} is not allowed"
            ));
        }
    }
    problems
}

fn forbidden_dependencies(
    manifest: &str,
    arrows: &BTreeMap<String, Vec<String>>,
    allowed: &[String],
) -> Vec<String> {
    manifest
        .lines()
        .skip_while(|line| !line.starts_with("[dependencies"))
        .filter_map(|line| line.split(['.', ' ', '=']).next())
        .filter(|name| arrows.contains_key(*name) && !allowed.iter().any(|a| a == name))
        .map(str::to_string)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(path: &str, text: &str) -> Source {
        Source {
            path: path.into(),
            text: text.into(),
        }
    }

    #[test]
    fn arrows_are_read_from_the_architecture() {
        let arrows = parse_arrows("## Arrows\n```\napp → mission, kit\nkit, paper → nothing\n```");
        assert_eq!(arrows["app"], ["mission", "kit"]);
        assert!(arrows["paper"].is_empty());
    }

    #[test]
    fn a_dependency_against_the_arrows_is_named() {
        let arrows = parse_arrows("## Arrows\n```\nmission → kit\nkit → nothing\n```");
        let manifest = "[package]\nname = \"kit\"\n[dependencies]\nmission.workspace = true\n";
        assert_eq!(forbidden_dependencies(manifest, &arrows, &[]), ["mission"]);
    }

    #[test]
    fn engine_names_are_found_outside_db() {
        let bad = source(
            "crates/mission/src/a/store.rs",
            "//! x\nuse sqlx::Sqlite;\n",
        );
        assert_eq!(check_engine_names(&bad).len(), 1);
        let good = source("crates/kit/src/db.rs", "//! x\nuse sqlx::Sqlite;\n");
        assert!(check_engine_names(&good).is_empty());
    }

    #[test]
    fn reaching_behind_a_face_is_found() {
        let bad = source(
            "crates/mission/src/avrr/pages.rs",
            "use crate::people::store::find;\n",
        );
        assert_eq!(check_room_faces(&bad).len(), 1);
        let good = source(
            "crates/mission/src/avrr/pages.rs",
            "use crate::people::Person;\n",
        );
        assert!(check_room_faces(&good).is_empty());
        let own = source(
            "crates/mission/src/avrr/pages.rs",
            "use crate::avrr::store::find;\n",
        );
        assert!(check_room_faces(&own).is_empty());
    }

    #[test]
    fn ids_in_markup_are_found() {
        let bad = source(
            "crates/mission/src/a/view.rs",
            "html! { input id=\"x\"; }\n",
        );
        assert_eq!(check_markup_ids(&bad).len(), 1);
    }
}
