//! Writes a form as an ODK XForm. The same form always gives the same bytes. Everything that could
//! be wrong has been reported before; this step cannot fail.

mod actions;
mod binds;
mod body;
mod instance;
mod itemset;
mod itext;
mod lists;
mod mixed;
mod paths;
mod xml;

use crate::form::Form;
use crate::problem::Problems;
use paths::Paths;
use xml::Writer;

pub(crate) use lists::check_instances;

/// Version of the XForms specification that the output follows.
const XFORMS_VERSION: &str = "1.0.0";

const NAMESPACES: [(&str, &str); 7] = [
    ("xmlns", "http://www.w3.org/2002/xforms"),
    ("xmlns:h", "http://www.w3.org/1999/xhtml"),
    ("xmlns:ev", "http://www.w3.org/2001/xml-events"),
    ("xmlns:xsd", "http://www.w3.org/2001/XMLSchema"),
    ("xmlns:jr", "http://openrosa.org/javarosa"),
    ("xmlns:orx", "http://openrosa.org/xforms"),
    ("xmlns:odk", "http://www.opendatakit.org/xforms"),
];
const ENTITIES: (&str, &str) = (
    "xmlns:entities",
    "http://www.opendatakit.org/xforms/entities",
);

/// The form as XML.
pub(crate) fn emit(form: &Form, problems: &mut Problems) -> String {
    let mut out = Writer::new();
    let paths = Paths::new(form);
    let mut attributes: Vec<(String, String)> = NAMESPACES
        .iter()
        .map(|(n, v)| ((*n).to_string(), (*v).to_string()))
        .collect();
    for (name, address) in own_namespaces(&form.settings.namespaces) {
        if !attributes.iter().any(|(n, _)| *n == name) {
            attributes.push((name, address));
        }
    }
    if form.entities.is_some() && !attributes.iter().any(|(n, _)| n == ENTITIES.0) {
        attributes.push((ENTITIES.0.into(), ENTITIES.1.into()));
    }
    out.open("h:html", &borrow(&attributes));
    out.open("h:head", &[]);
    out.text_element("h:title", &[], &form.settings.title);
    model(form, &paths, &mut out);
    out.close("h:head");
    let style = form.settings.style.as_str();
    let class: &[(&str, &str)] = if style.is_empty() {
        &[]
    } else {
        &[("class", style)]
    };
    out.open("h:body", class);
    body::write(form, &paths, &mut out);
    out.close("h:body");
    out.close("h:html");
    out.finish(problems)
}

fn borrow(attributes: &[(String, String)]) -> Vec<(&str, &str)> {
    attributes
        .iter()
        .map(|(n, v)| (n.as_str(), v.as_str()))
        .collect()
}

/// `a="x" b="y"` as the settings write it.
fn own_namespaces(text: &str) -> Vec<(String, String)> {
    text.split_whitespace()
        .filter_map(|pair| pair.split_once('='))
        .filter(|(name, address)| crate::expr::is_ncname(name) && !address.contains('='))
        .map(|(name, address)| (format!("xmlns:{name}"), address.replace(['"', '\''], "")))
        .collect()
}

fn model(form: &Form, paths: &Paths<'_>, out: &mut Writer) {
    let mut attributes = vec![("odk:xforms-version", XFORMS_VERSION)];
    attributes.extend(form.entities.map(|v| ("entities:entities-version", v)));
    out.open("model", &attributes);
    submission(form, out);
    itext::write(form, paths, out);
    out.open("instance", &[]);
    instance::write(form, paths, out);
    out.close("instance");
    lists::write(form, out);
    binds::write(form, paths, out);
    out.close("model");
}

fn submission(form: &Form, out: &mut Writer) {
    let settings = &form.settings;
    let mut attributes = Vec::new();
    if !settings.submission_url.is_empty() {
        attributes.push(("action", settings.submission_url.as_str()));
        attributes.push(("method", "post"));
    }
    for (name, value) in [
        ("base64RsaPublicKey", &settings.public_key),
        ("orx:auto-send", &settings.auto_send),
        ("orx:auto-delete", &settings.auto_delete),
    ] {
        if !value.is_empty() {
            attributes.push((name, value));
        }
    }
    if settings.client_editable {
        attributes.push(("odk:client-editable", "true"));
    }
    if !attributes.is_empty() {
        out.empty("submission", &attributes);
    }
}
