//! The question types, with their aliases, controls and binds. The reference page is generated
//! from this table.

/// The control that a type has in the body of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Control {
    /// Nothing is shown.
    #[default]
    None,
    /// `input`
    Input,
    /// `upload` of a media type.
    Upload(&'static str),
    /// `select1`
    SelectOne,
    /// `select`
    SelectMultiple,
    /// `odk:rank`
    Rank,
    /// `trigger`
    Trigger,
    /// `range`
    Range,
}

impl Control {
    /// The name of the element.
    pub fn element(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Input => "input",
            Self::Upload(_) => "upload",
            Self::SelectOne => "select1",
            Self::SelectMultiple => "select",
            Self::Rank => "odk:rank",
            Self::Trigger => "trigger",
            Self::Range => "range",
        }
    }

    /// Whether the control offers choices.
    pub(crate) fn is_select(self) -> bool {
        matches!(self, Self::SelectOne | Self::SelectMultiple | Self::Rank)
    }
}

/// What is known about a question type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TypeSpec {
    /// The name to write; the selects are followed by the name of a list.
    pub name: &'static str,
    /// Other names that are understood.
    pub aliases: &'static [&'static str],
    /// Its control.
    pub control: Control,
    /// The attributes that its bind begins with; `None` if it has none by itself.
    pub bind: Option<&'static [(&'static str, &'static str)]>,
    /// Hint that is shown when the author gives none.
    pub hint: &'static str,
    /// The parameters that it takes.
    pub parameters: &'static [&'static str],
    /// What it is for.
    pub about: &'static str,
}

type Bind = &'static [(&'static str, &'static str)];
type Names = &'static [&'static str];

const STRING: Bind = &[("type", "string")];
const BINARY: Bind = &[("type", "binary")];
const GEO: Names = &["allow-mock-accuracy", "incremental", "reference-geometry"];

const fn spec(
    name: &'static str,
    aliases: Names,
    control: Control,
    bind: Bind,
    about: &'static str,
) -> TypeSpec {
    TypeSpec {
        name,
        aliases,
        control,
        bind: Some(bind),
        hint: "",
        parameters: &[],
        about,
    }
}

const fn with(spec: TypeSpec, parameters: Names) -> TypeSpec {
    TypeSpec { parameters, ..spec }
}

const fn hinted(spec: TypeSpec, hint: &'static str) -> TypeSpec {
    TypeSpec { hint, ..spec }
}

const fn unbound(name: &'static str, control: Control, about: &'static str) -> TypeSpec {
    TypeSpec {
        name,
        aliases: &[],
        control,
        bind: None,
        hint: "",
        parameters: &[],
        about,
    }
}

/// A value that the device fills in by itself.
const fn property(name: &'static str, aliases: Names, bind: Bind, about: &'static str) -> TypeSpec {
    spec(name, aliases, Control::None, bind, about)
}

macro_rules! preload {
    ($type:literal, $kind:literal, $what:literal) => {
        &[
            ("jr:preload", $kind),
            ("type", $type),
            ("jr:preloadParams", $what),
        ]
    };
}

/// Every type. Selects, groups, repeats and loops have further names of their own.
#[rustfmt::skip]
pub static TYPES: &[TypeSpec] = &[
    with(spec("text", &["string", "q string", "add text prompt"], Control::Input, STRING, "A text."), &["rows"]),
    spec("integer", &["int", "q int", "add integer prompt"], Control::Input, &[("type", "int")], "A whole number."),
    spec("decimal", &["q decimal", "add decimal prompt"], Control::Input, &[("type", "decimal")], "A number."),
    with(spec("range", &[], Control::Range, &[("type", "int")], "A number on a scale."), &["start", "end", "step", "tick_interval", "placeholder", "tick_labelset"]),
    spec("date", &["q date", "add date prompt"], Control::Input, &[("type", "date")], "A day."),
    spec("time", &[], Control::Input, &[("type", "time")], "A time of day."),
    spec("dateTime", &["datetime", "date time", "q date time", "q dateTime", "add date time prompt", "add dateTime prompt"], Control::Input, &[("type", "dateTime")], "A day and a time."),
    with(spec("select_one", &["select one", "select1", "select one from", "add select one prompt using"], Control::SelectOne, STRING, "One choice of a list: `select_one LIST`, `select_one LIST or_other`, `select_one ${question}`."), &["randomize", "seed"]),
    with(spec("select_multiple", &["select all that apply", "select all that apply from", "add select multiple prompt using"], Control::SelectMultiple, STRING, "Any choices of a list: `select_multiple LIST`."), &["randomize", "seed"]),
    with(spec("rank", &[], Control::Rank, &[("type", "odk:rank")], "The choices of a list in order: `rank LIST`."), &["randomize", "seed"]),
    with(spec("select_one_from_file", &["select one from file"], Control::SelectOne, STRING, "One row of an attached file: `select_one_from_file FILE.csv`, `.xml` or `.geojson`."), &["label", "value", "randomize", "seed"]),
    with(spec("select_multiple_from_file", &["select multiple from file"], Control::SelectMultiple, STRING, "Any rows of an attached file."), &["label", "value", "randomize", "seed"]),
    spec("select_one_external", &[], Control::Input, STRING, "One choice of a list on the sheet external_choices."),
    spec("note", &["q note", "add note prompt"], Control::Input, &[("readonly", "true()"), ("type", "string")], "A text that is only shown."),
    spec("acknowledge", &["q acknowledge", "add acknowledge prompt"], Control::Trigger, STRING, "A box to tick."),
    unbound("trigger", Control::Trigger, "A box to tick."),
    with(spec("geopoint", &["gps", "location", "q geopoint", "q location", "add location prompt"], Control::Input, &[("type", "geopoint")], "A place."), &["allow-mock-accuracy", "capture-accuracy", "reference-geometry", "warning-accuracy"]),
    with(spec("geotrace", &["q geotrace"], Control::Input, &[("type", "geotrace")], "A line."), GEO),
    with(spec("geoshape", &["q geoshape"], Control::Input, &[("type", "geoshape")], "An area."), GEO),
    with(spec("image", &["photo", "q picture", "q image", "add image prompt", "add photo prompt"], Control::Upload("image/*"), BINARY, "A photo."), &["max-pixels", "app"]),
    with(spec("audio", &["q audio", "add audio prompt"], Control::Upload("audio/*"), BINARY, "A recording."), &["quality"]),
    spec("video", &["q video", "add video prompt"], Control::Upload("video/*"), BINARY, "A film."),
    spec("file", &["add file prompt"], Control::Upload("application/*"), BINARY, "Any file."),
    spec("osm", &[], Control::Upload("osm/*"), BINARY, "A feature of OpenStreetMap: `osm LIST`."),
    spec("barcode", &["q barcode", "add barcode prompt"], Control::Input, &[("type", "barcode")], "A bar code."),
    spec("calculate", &["q calculate", "add calculate prompt"], Control::None, STRING, "A value that is computed."),
    spec("hidden", &[], Control::None, STRING, "A value that is stored and not shown."),
    property("start", &["start time", "get start time"], preload!("dateTime", "timestamp", "start"), "When the form was opened."),
    property("end", &["end time", "get end time"], preload!("dateTime", "timestamp", "end"), "When the form was finished."),
    property("today", &["get today"], preload!("date", "date", "today"), "The day."),
    property("deviceid", &["device id", "get device id", "imei"], preload!("string", "property", "deviceid"), "The device."),
    property("phonenumber", &["get phone number"], preload!("string", "property", "phonenumber"), "The telephone number of the device."),
    property("username", &[], preload!("string", "property", "username"), "The user of the device."),
    property("email", &[], preload!("string", "property", "email"), "The e-mail address of the user."),
    property("subscriberid", &["subscriber id", "get subscriber id"], preload!("string", "property", "subscriberid"), "No longer given by devices."),
    property("simserial", &["sim id", "get sim id"], preload!("string", "property", "simserial"), "No longer given by devices."),
    property("uri:deviceid", &[], preload!("string", "property", "uri:deviceid"), "The device, as an address."),
    property("uri:phonenumber", &[], preload!("string", "property", "uri:phonenumber"), "The telephone number, as an address."),
    property("uri:username", &[], preload!("string", "property", "uri:username"), "The user, as an address."),
    property("uri:email", &[], preload!("string", "property", "uri:email"), "The e-mail address, as an address."),
    property("uri:subscriberid", &[], preload!("string", "property", "uri:subscriberid"), "No longer given by devices."),
    property("uri:simserial", &[], preload!("string", "property", "uri:simserial"), "No longer given by devices."),
    with(property("audit", &[], BINARY, "A log of how the form was filled."), &["identify-user", "location-max-age", "location-min-interval", "location-priority", "track-changes", "track-changes-reasons"]),
    property("start-geopoint", &[], &[("type", "geopoint")], "The place where the form was opened."),
    spec("background-geopoint", &[], Control::Trigger, &[("type", "geopoint")], "The place where the trigger was answered."),
    with(property("background-audio", &[], BINARY, "A recording of the whole interview."), &["quality"]),
    unbound("csv-external", Control::None, "Declares an attached .csv file by its name."),
    unbound("xml-external", Control::None, "Declares an attached .xml file by its name."),
    hinted(spec("phone number", &[], Control::Input, &[("type", "string"), ("constraint", "regex(., '^\\d*$')")], "A telephone number."), "Enter numbers only."),
    spec("percentage", &[], Control::Input, &[("type", "int"), ("constraint", "0 <= . and . <= 100")], "A number from 0 to 100."),
    hinted(spec("number of days in last month", &[], Control::Input, &[("type", "int"), ("constraint", "0 <= . and . <= 31")], "A number from 0 to 31."), "Enter a number 0-31."),
    hinted(spec("number of days in last six months", &[], Control::Input, &[("type", "int"), ("constraint", "0 <= . and . <= 183")], "A number from 0 to 183."), "Enter a number 0-183."),
    hinted(spec("number of days in last year", &[], Control::Input, &[("type", "int"), ("constraint", "0 <= . and . <= 365")], "A number from 0 to 365."), "Enter a number 0-365."),
];

/// The type with this name or alias.
pub(crate) fn find_type(name: &str) -> Option<&'static TypeSpec> {
    TYPES
        .iter()
        .find(|t| t.name == name || t.aliases.contains(&name))
}

/// Every name and alias that can stand in the column `type`, for suggestions.
pub(crate) fn type_names() -> impl Iterator<Item = &'static str> {
    const GROUPS: [&str; 6] = [
        "begin_group",
        "end_group",
        "begin_repeat",
        "end_repeat",
        "begin group",
        "end group",
    ];
    TYPES
        .iter()
        .flat_map(|t| std::iter::once(t.name).chain(t.aliases.iter().copied()))
        .chain(GROUPS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn no_name_stands_for_two_types() {
        let mut seen = HashSet::new();
        for spec in TYPES {
            for name in std::iter::once(&spec.name).chain(spec.aliases) {
                assert!(seen.insert(*name), "{name}");
            }
        }
        assert!(seen.len() >= 100, "{}", seen.len());
    }
}
