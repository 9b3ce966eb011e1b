//! The columns that XLSForm knows, sheet by sheet, with their aliases. The reference page is
//! generated from this table.

/// The sheets that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SheetKind {
    /// The questions.
    Survey,
    /// The lists of answers.
    Choices,
    /// Title, id, version, languages.
    Settings,
    /// Long lists that travel beside the form as `itemsets.csv`.
    ExternalChoices,
    /// The entities that the form creates or updates.
    Entities,
    /// Tags for `osm` questions.
    Osm,
}

/// What is known about a column.
#[derive(Debug, PartialEq, Eq)]
pub struct ColumnSpec {
    /// The name to write.
    pub name: &'static str,
    /// Other names that are understood; upper case and spaces do not matter.
    pub aliases: &'static [&'static str],
    /// Where the value goes.
    pub path: &'static [&'static str],
    /// Whether the name can be followed by `::` and a language.
    pub translatable: bool,
    /// What it is for.
    pub about: &'static str,
}

const fn column(
    name: &'static str,
    aliases: &'static [&'static str],
    path: &'static [&'static str],
    about: &'static str,
) -> ColumnSpec {
    ColumnSpec {
        name,
        aliases,
        path,
        translatable: false,
        about,
    }
}

const fn translated(
    name: &'static str,
    aliases: &'static [&'static str],
    path: &'static [&'static str],
    about: &'static str,
) -> ColumnSpec {
    ColumnSpec {
        name,
        aliases,
        path,
        translatable: true,
        about,
    }
}

impl SheetKind {
    /// Every kind, in the order of the reference page.
    pub const ALL: [Self; 6] = [
        Self::Survey,
        Self::Choices,
        Self::Settings,
        Self::Entities,
        Self::ExternalChoices,
        Self::Osm,
    ];

    /// The name of the sheet in lower case.
    pub fn name(self) -> &'static str {
        match self {
            Self::Survey => "survey",
            Self::Choices => "choices",
            Self::Settings => "settings",
            Self::ExternalChoices => "external_choices",
            Self::Entities => "entities",
            Self::Osm => "osm",
        }
    }

    /// The columns that the sheet may have.
    pub fn columns(self) -> &'static [ColumnSpec] {
        match self {
            Self::Survey => SURVEY,
            Self::Choices | Self::ExternalChoices | Self::Osm => CHOICES,
            Self::Settings => SETTINGS,
            Self::Entities => ENTITIES,
        }
    }

    /// Canonical names of the columns that the sheet must have.
    pub fn required(self) -> &'static [&'static str] {
        match self {
            Self::Survey => &["type"],
            Self::Choices => &["name"],
            _ => &[],
        }
    }

    /// The column with this name or alias, in lower case with underscores.
    pub(super) fn find(self, snake: &str) -> Option<&'static ColumnSpec> {
        self.columns().iter().find(|spec| {
            spec.name.eq_ignore_ascii_case(snake)
                || spec.aliases.iter().any(|a| a.eq_ignore_ascii_case(snake))
        })
    }
}

#[rustfmt::skip]
static SURVEY: &[ColumnSpec] = &[
    column("type", &["command"], &["type"], "The kind of question, or the begin or end of a group."),
    column("name", &["tag", "value"], &["name"], "The name under which the answer is stored."),
    translated("label", &["caption"], &["label"], "What the person reads."),
    translated("hint", &[], &["hint"], "A hint below the label."),
    translated("guidance_hint", &[], &["guidance_hint"], "A longer hint, shown on demand."),
    translated("image", &[], &["media", "image"], "File name of a picture beside the label."),
    translated("big-image", &[], &["media", "big-image"], "File name of a larger picture that opens from the small one."),
    translated("audio", &[], &["media", "audio"], "File name of a recording beside the label."),
    translated("video", &[], &["media", "video"], "File name of a film beside the label."),
    translated("media", &[], &["media"], "The same as `media::image`, `media::audio`, …"),
    column("required", &[], &["bind", "required"], "`yes`, or an expression that says when an answer is needed."),
    translated("required_message", &["requiredmsg"], &["bind", "jr:requiredMsg"], "What is said when the answer is missing."),
    column("relevant", &["relevance"], &["bind", "relevant"], "Expression that says when the question is asked."),
    column("constraint", &[], &["bind", "constraint"], "Expression that an answer must fulfil; `.` is the answer."),
    translated("constraint_message", &["constraining_message"], &["bind", "jr:constraintMsg"], "What is said when the answer is refused."),
    column("calculation", &["calculate"], &["bind", "calculate"], "Expression whose value is stored."),
    column("default", &[], &["default"], "The first answer: a value, or an expression."),
    column("readonly", &["read_only"], &["bind", "readonly"], "`yes`, or an expression, for a value that cannot be changed."),
    column("appearance", &[], &["control", "appearance"], "How the question looks."),
    column("parameters", &[], &["parameters"], "Settings of the type, as name=value separated by spaces."),
    column("choice_filter", &[], &["choice_filter"], "Expression that says which choices are offered."),
    column("repeat_count", &["count", "jr:count"], &["control", "jr:count"], "How many times a repeat is asked."),
    column("trigger", &[], &["trigger"], "The questions whose change starts the calculation."),
    column("autoplay", &[], &["control", "autoplay"], "Media that plays by itself."),
    column("rows", &[], &["control", "rows"], "Height of a text field."),
    column("save_to", &[], &["bind", "entities:saveto"], "The entity property that keeps the answer."),
    column("intent", &[], &["intent"], "The program that a group starts."),
    translated("noapperrorstring", &["no_app_error_string"], &["bind", "jr:noAppErrorString"], "What is said when that program is missing."),
    column("disabled", &[], &["disabled"], "`yes` leaves the row out."),
    column("compact_tag", &[], &["instance", "odk:tag"], "Tag of the compact record for text messages."),
    column("sms_field", &[], &["sms_field"], "Kept for old forms; has no effect."),
    column("sms_option", &[], &["sms_option"], "Kept for old forms; has no effect."),
    translated("bind", &[], &["bind"], "`bind::x` writes the attribute x on the bind."),
    column("body", &["control"], &["control"], "`body::x` writes the attribute x on the control."),
    column("instance", &[], &["instance"], "`instance::x` writes the attribute x on the instance node."),
];

#[rustfmt::skip]
static CHOICES: &[ColumnSpec] = &[
    column("list_name", &[], &["list_name"], "The list that the choice belongs to."),
    column("name", &["value"], &["name"], "The value that is stored."),
    translated("label", &["caption"], &["label"], "What the person reads."),
    translated("image", &[], &["media", "image"], "File name of a picture."),
    translated("big-image", &[], &["media", "big-image"], "File name of a larger picture."),
    translated("audio", &[], &["media", "audio"], "File name of a recording."),
    translated("video", &[], &["media", "video"], "File name of a film."),
    translated("media", &[], &["media"], "The same as `media::image`, `media::audio`, …"),
    column("sms_option", &[], &["sms_option"], "Written beside the choice, for old forms."),
];

#[rustfmt::skip]
static SETTINGS: &[ColumnSpec] = &[
    column("form_title", &["set_form_title", "title"], &["title"], "The title that is shown."),
    column("form_id", &["set_form_id"], &["form_id"], "The id that servers know the form by."),
    column("id_string", &[], &["id_string"], "Older name of form_id."),
    column("version", &[], &["version"], "Change it whenever the form changes."),
    column("name", &[], &["name"], "Name of the root element, `data` when empty."),
    column("default_language", &[], &["default_language"], "The language shown first."),
    column("instance_name", &[], &["instance_name"], "Expression that names a filled form."),
    column("style", &[], &["style"], "`pages`, `theme-grid` and other looks for web forms."),
    column("public_key", &[], &["public_key"], "Key that encrypts answers on the device."),
    column("submission_url", &[], &["submission_url"], "Where answers are sent."),
    column("auto_send", &[], &["auto_send"], "Whether answers are sent at once."),
    column("auto_delete", &[], &["auto_delete"], "Whether sent answers are deleted."),
    column("allow_choice_duplicates", &[], &["allow_choice_duplicates"], "`yes` allows the same name twice in a list."),
    column("omit_instanceID", &[], &["omit_instanceid"], "`yes` leaves the instance id out."),
    column("clean_text_values", &[], &["clean_text_values"], "`no` keeps repeated spaces in the survey sheet."),
    column("client_editable", &[], &["client_editable"], "`yes` lets the device edit sent answers."),
    column("namespaces", &[], &["namespaces"], "Further XML namespaces, as `prefix=\"address\"`."),
    column("attribute", &[], &["attribute"], "`attribute::x` writes the attribute x on the root element."),
    column("instance_id", &[], &["instance_id"], "Preload of the instance id, `uid` when empty."),
    column("instance_xmlns", &[], &["instance_xmlns"], "XML namespace of the root element."),
    column("add_none_option", &[], &["add_none_option"], "`yes` keeps “none” from being combined with other choices of a list."),
    column("flat", &[], &["flat"], "`yes` stores all answers beside one another, without their groups."),
    column("prefix", &[], &["prefix"], "Prefix of the compact record for text messages."),
    column("delimiter", &[], &["delimiter"], "Delimiter of the compact record for text messages."),
    column("sms_keyword", &[], &["sms_keyword"], "Kept for old forms; has no effect."),
    column("sms_separator", &[], &["sms_separator"], "Kept for old forms; has no effect."),
    column("sms_allow_media", &[], &["sms_allow_media"], "Kept for old forms; has no effect."),
    column("sms_date_format", &[], &["sms_date_format"], "Kept for old forms; has no effect."),
    column("sms_datetime_format", &[], &["sms_datetime_format"], "Kept for old forms; has no effect."),
    column("sms_response", &[], &["sms_response"], "Kept for old forms; has no effect."),
];

#[rustfmt::skip]
static ENTITIES: &[ColumnSpec] = &[
    column("list_name", &["dataset"], &["list_name"], "The entity list."),
    column("label", &[], &["label"], "Expression for the label of the entity."),
    column("entity_id", &[], &["entity_id"], "Expression for the entity to update."),
    column("create_if", &[], &["create_if"], "Expression that says when an entity is created."),
    column("update_if", &[], &["update_if"], "Expression that says when an entity is updated."),
    column("repeat", &[], &["repeat"], "Understood and passed over: the place follows from save_to."),
];
