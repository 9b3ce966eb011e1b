//! The table of everything that the compiler can say about a form. The ids are stable: pages,
//! translations and scripts refer to them. A code is never renamed and never reused.

use std::fmt;

/// How grave a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// There is no XForm until this is mended.
    Error,
    /// The form works, but probably not as its author thinks.
    Warning,
    /// Worth knowing; nothing to do.
    Note,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        })
    }
}

macro_rules! codes {
    ($($variant:ident $severity:ident $id:literal $template:literal)+) => {
        /// Stable name of a kind of problem.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $(#[doc = $template] $variant,)+
        }

        impl Code {
            /// Every code, in the order of the reference page.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The id that scripts and translations use; it never changes.
            pub fn id(self) -> &'static str {
                match self { $(Self::$variant => $id,)+ }
            }

            /// How grave problems of this kind are.
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)+ }
            }

            /// The English message with `{placeholders}` for the arguments.
            pub fn template(self) -> &'static str {
                match self { $(Self::$variant => $template,)+ }
            }
        }
    };
}

codes! {
    // Sheets and columns
    SurveySheetMissing Error "survey-sheet-missing" "The workbook has no sheet named “survey”."
    SheetMisspelt Warning "sheet-misspelt" "The sheet “{sheet}” is not read. If it is meant to be “{meant}”, rename it; if not, put an underscore before its name."
    SheetPassedOver Note "sheet-passed-over" "The sheet “{sheet}” is not part of an XLSForm and is passed over."
    ColumnTwice Error "column-twice" "There are two columns with the heading “{column}”."
    ColumnSynonyms Error "column-synonyms" "The columns “{column}” and “{other}” are two names for the same thing. Keep one."
    ColumnMissing Error "column-missing" "The sheet needs a column “{column}”."
    ColumnPassedOver Note "column-passed-over" "The column “{column}” is not known and is passed over."
    ColumnUnknown Error "column-unknown" "The column “{column}” is not known on this sheet."
    ChoiceColumnName Warning "choice-column-name" "The column heading “{column}” cannot become the name of an element and is passed over. Write it without spaces."
    CellWithoutHeading Warning "cell-without-heading" "The cells of this column are passed over: the column has no heading."
    RowPassedOver Note "row-passed-over" "The row has no type, name or label and is passed over."
    RowDisabled Note "row-disabled" "The row is switched off in the column “disabled”. Consider “relevant” instead."
    TextCleaned Warning "text-cleaned" "Characters that XML cannot hold were left out."
    TooManyProblems Error "too-many-problems" "There are more problems; these are the first ones."

    // Settings
    SettingNameInvalid Error "setting-name-invalid" "“{name}” cannot be the form's name: it must begin with a letter or underscore and hold letters, digits, underscores, hyphens and periods only."
    SettingIdTwice Warning "setting-id-twice" "Both form_id and id_string are set; form_id is used."
    SettingIdEmpty Warning "setting-id-empty" "The settings give no form_id; “{id}” is used."
    SettingOmitsId Error "setting-omits-id" "omit_instanceID cannot be used with public_key: encryption needs the instance id."

    // Choices
    ChoicesSheetMissing Error "choices-sheet-missing" "The question needs a sheet “choices” with the columns list_name, name and label."
    ChoiceListUnknown Error "choice-list-unknown" "There is no choice list “{list}” on the sheet choices."
    ChoiceNameMissing Error "choice-name-missing" "The choice has no name."
    ChoiceLabelMissing Warning "choice-label-missing" "The choice “{name}” has no label."
    ChoiceTwice Error "choice-twice" "The list “{list}” has two choices named “{name}” (the first is in row {first})."
    ChoiceNameSpace Error "choice-name-space" "The choice name “{name}” holds a space. Names in the list of a select_multiple must not, because answers are written as a list of names separated by spaces."
    ExternalChoicesMissing Error "external-choices-missing" "The question needs a sheet “external_choices” with the columns list_name and name."
    ExternalListUnknown Error "external-list-unknown" "There is no list “{list}” on the sheet external_choices."
    ExternalUnfiltered Warning "external-unfiltered" "select_one_external is meant for lists with a choice_filter."

    // Names and types
    TypeMissing Error "type-missing" "The row has a name or label but no type."
    TypeUnknown Error "type-unknown" "There is no question type “{type}”."
    NameMissing Error "name-missing" "The question or group has no name."
    NameInvalid Error "name-invalid" "“{name}” is not a valid name: names begin with a letter or underscore and hold letters, digits, underscores, hyphens and periods only."
    NameTwice Error "name-twice" "The name “{name}” is already used in the same group (row {first})."
    NameReserved Error "name-reserved" "The name “{name}” is reserved for the form's own use."
    NameCase Warning "name-case" "The name “{name}” differs from “{other}” only in capital letters; some analysis programs take them for the same."
    RepeatNamedAsForm Error "repeat-named-as-form" "The repeat “{name}” has the name of the form itself. Rename it."
    RepeatNameTwice Error "repeat-name-twice" "Another repeat is already named “{name}” (row {first}). Names of repeats must be unique in the whole form."
    GroupNotOpen Error "group-not-open" "This ends a {kind}, but no {kind} is open here."
    GroupNotClosed Error "group-not-closed" "The {kind} “{name}” is never closed."
    GroupTooDeep Error "group-too-deep" "Groups are nested more than {limit} deep."
    RepeatUnlabelled Warning "repeat-unlabelled" "The repeat “{name}” has no label."
    LabelMissing Error "label-missing" "The question “{name}” has no label, hint or media, so nobody could answer it."
    BigImageAlone Error "big-image-alone" "big-image needs an image beside it."
    CalculationMissing Error "calculation-missing" "The calculate “{name}” has no calculation."
    DevicePropertyGone Warning "device-property-gone" "“{type}” is no longer given by devices with Android 11 or later."
    LoopWithoutList Error "loop-without-list" "The loop names no choice list: write “begin loop over” and a list."

    // Selects
    SelectFileExtension Error "select-file-extension" "“{file}” must be a file name that ends in .csv, .xml or .geojson."
    OrOtherFiltered Error "or-other-filtered" "or_other cannot be combined with a choice_filter."
    OrOtherList Error "or-other-list" "or_other needs a list on the sheet choices; “{list}” is none."
    OrOtherTranslated Warning "or-other-translated" "or_other adds “Other” and “Specify other.” in English only, but the form has translations. Write the choice and the question out instead."
    TableListFiltered Error "table-list-filtered" "A table-list group cannot hold questions with a choice_filter."
    TableListMixed Error "table-list-mixed" "All questions of a table-list group must use one list: this one uses “{list}”, the others “{other}”."
    SearchMixed Error "search-mixed" "The list “{list}” is used with search() here and without it in “{other}”. Use two lists."
    SearchFromFile Error "search-from-file" "search() cannot be used with a select from a file."

    // Parameters
    ParameterMalformed Error "parameter-malformed" "Parameters are written as name=value, separated by spaces."
    ParameterUnknown Error "parameter-unknown" "“{parameter}” is not a parameter of this type. There are: {known}."
    ParameterValue Error "parameter-value" "The parameter {parameter} must be {expected}; “{value}” is not."
    ParameterNeeds Error "parameter-needs" "The parameter {parameter} needs {other}."
    ImageUnbounded Note "image-unbounded" "Photos are sent in full size. The parameter max-pixels saves storage and sending time."
    AuditName Error "audit-name" "An audit is always named “audit”: leave the name empty."
    RangeZero Error "range-zero" "The parameter {parameter} must not be 0."
    RangeTooWide Error "range-too-wide" "The parameter {parameter} must not be larger than the distance from start to end."
    RangeOffStep Error "range-off-step" "The parameter {parameter} must fall on a step of the range."
    RangeOutside Error "range-outside" "The parameter {parameter} must lie between start and end."
    RangeAppearance Error "range-appearance" "tick_interval, placeholder and tick_labelset work with the appearances vertical and no-ticks only."
    RangeTickList Error "range-tick-list" "The tick_labelset “{list}” is not a list on the sheet choices."
    RangeTickNumber Error "range-tick-number" "The choice “{choice}” of the tick_labelset is not a number."
    RangeTickOutside Error "range-tick-outside" "The choice “{choice}” of the tick_labelset lies outside the range."
    RangeTickOffStep Error "range-tick-off-step" "The choice “{choice}” of the tick_labelset does not fall on a {parameter} of the range."
    RangeTickEnds Error "range-tick-ends" "With the appearance no-ticks, the tick_labelset must hold exactly the start and the end."
    GeometryUnknown Error "geometry-unknown" "reference-geometry must name a choice list, an entity list, an attached file without its ending, or a repeat as ${repeat}."

    // References and expressions
    ReferenceMalformed Error "reference-malformed" "“{reference}” is not a reference: write ${name} with the exact name of a question."
    ReferenceUnknown Error "reference-unknown" "There is no question or group named “{name}”."
    ReferenceAmbiguous Error "reference-ambiguous" "Several questions or groups are named “{name}”, so ${{name}} could mean any of them."
    ExpressionMalformed Error "expression-malformed" "The expression is not understood: {problem}, at “{rest}”."
    ReferenceCycle Error "reference-cycle" "The expressions depend on each other in a circle: {cycle}."
    ReferenceItself Warning "reference-itself" "The expression looks at the answer that it decides about; ODK Collect refuses such a form. In a constraint “.” is right, elsewhere it is not."
    TriggerMalformed Error "trigger-malformed" "A trigger is a reference such as ${name}, or several separated by commas."
    TriggerUnknown Error "trigger-unknown" "The trigger “{name}” is not a question."
    TriggerInvisible Error "trigger-invisible" "“{name}” is not shown to anybody, so it cannot trigger anything."
    GeopointTriggerMissing Error "geopoint-trigger-missing" "A background-geopoint needs a trigger."
    GeopointCalculation Error "geopoint-calculation" "A background-geopoint cannot have a calculation."
    InstanceTwice Error "instance-twice" "The external file “{name}” is declared more than once."
    InstanceClash Error "instance-clash" "The name “{name}” would stand for two different files: {first} and {second}."
    MediaKind Error "media-kind" "“{kind}” is not a kind of media. There are: audio, big-image, image, video."

    // Entities
    EntityListMissing Error "entity-list-missing" "The entity has no list_name."
    EntityListInvalid Error "entity-list-invalid" "“{name}” is not a valid entity list name: it must be a name without periods that does not begin with two underscores."
    EntityListTwice Error "entity-list-twice" "The entity list “{name}” is declared more than once."
    EntityLabelMissing Error "entity-label-missing" "The entity list “{name}” needs a label, because the form creates entities."
    EntityNeedsUpdateIf Error "entity-needs-update-if" "The entity list “{name}” has create_if and entity_id, so it needs update_if as well."
    EntityNeedsId Error "entity-needs-id" "The entity list “{name}” has update_if but no entity_id."
    EntityNotDeclared Error "entity-not-declared" "save_to needs a sheet “entities” that declares the entity."
    EntityUnknown Error "entity-unknown" "There is no entity list “{name}” on the sheet entities."
    EntityProperty Error "entity-property" "“{name}” is not a valid property: it must be a name other than “name” and “label” that does not begin with two underscores."
    EntityPropertyTwice Error "entity-property-twice" "The property “{name}” is already saved by row {first}."
    EntityGroup Error "entity-group" "A group or repeat cannot be saved as a property."
    EntityPrefix Error "entity-prefix" "The form declares several entity lists: write save_to as list_name#property."
    EntityDelimiter Error "entity-delimiter" "save_to holds more than one “#”."
    EntityScope Error "entity-scope" "The entity list “{name}” takes its values from repeats that do not contain one another: row {row} and row {other}."
    EntityCrowded Error "entity-crowded" "There is no free group or repeat for the entity list “{name}”: its place is taken by “{other}”."

    // Languages
    TranslationMissing Warning "translation-missing" "The language “{language}” has no column for: {columns}."
    LanguageCode Warning "language-code" "The language “{language}” has no code. Write for example “English (en)”, so that programs can recognise it."
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn ids_are_unique_and_kebab_case() {
        let ids: HashSet<_> = Code::ALL.iter().map(|c| c.id()).collect();
        assert_eq!(ids.len(), Code::ALL.len());
        for id in ids {
            assert!(
                id.chars().all(|c| c.is_ascii_lowercase() || c == '-'),
                "{id}"
            );
        }
    }
}
