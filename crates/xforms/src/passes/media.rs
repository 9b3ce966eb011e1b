//! Photos and recordings.

use super::rows::Row;
use super::tree::Builder;
use crate::form::{Action, Attributes, Event, Node, get, set};
use crate::problem::Code;

const IMAGES: &str = "jr://images/";
const QUALITIES: [&str; 4] = ["voice-only", "low", "normal", "external"];

impl Builder<'_, '_> {
    pub(super) fn image(&mut self, row: &Row, node: &mut Node) {
        let default = &mut node.question.default;
        if !default.is_empty() && !node.question.dynamic && !default.contains(IMAGES) {
            default.insert_str(0, IMAGES);
        }
        let parameters = node.question.parameters.clone();
        self.allow(row, &parameters, &["app", "max-pixels"]);
        match get(&parameters, "max-pixels") {
            Some(pixels) => {
                if self.whole(row, "max-pixels", pixels) {
                    node.content.set_bind("orx:max-pixels", pixels);
                }
            }
            None => self.complain(Code::ImageUnbounded, row, &["parameters"]),
        }
        let appearance = get(&node.content.control, "appearance");
        if let Some(app) = get(&parameters, "app")
            && matches!(appearance, None | Some("annotate"))
        {
            if is_package(app) {
                set(&mut node.content.control, "intent", app);
            } else {
                self.refuse(
                    row,
                    "app",
                    app,
                    "the package name of a program, such as org.example.camera",
                );
            }
        }
    }

    pub(super) fn audio(&mut self, row: &Row, node: &mut Node) {
        let parameters = node.question.parameters.clone();
        self.allow(row, &parameters, &["quality"]);
        if let Some(quality) = get(&parameters, "quality")
            && self.one_of(row, "quality", quality, &QUALITIES)
        {
            node.content.set_bind("odk:quality", quality);
        }
    }

    pub(super) fn background_audio(&mut self, row: &Row, node: &mut Node) {
        let parameters = node.question.parameters.clone();
        self.allow(row, &parameters, &["quality"]);
        let mut attributes = Attributes::new();
        if let Some(quality) = get(&parameters, "quality")
            && self.one_of(row, "quality", quality, &QUALITIES[..3])
        {
            attributes.push(("odk:quality".into(), quality.into()));
        }
        node.question.actions.push(Action {
            element: "odk:recordaudio",
            event: Event::Load,
            value: None,
            attributes,
        });
    }
}

/// Names of Android packages: at least two parts, each beginning with a letter.
fn is_package(name: &str) -> bool {
    name.contains('.')
        && name.split('.').all(|part| {
            part.starts_with(|c: char| c.is_ascii_alphabetic())
                && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        })
}

#[cfg(test)]
mod tests {
    use super::is_package;

    #[test]
    fn package_names() {
        assert!(is_package("org.example.Camera_2"));
        for bad in [
            "camera", "org.", ".org", "org..x", "org._x", "org.1x", "org.x-y", "",
        ] {
            assert!(!is_package(bad), "{bad}");
        }
    }
}
