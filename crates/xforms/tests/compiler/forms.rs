//! What good forms become.

use crate::xml;

/// Fails unless every piece stands in the text, in this order.
fn holds(text: &str, pieces: &[&str]) {
    let mut from = 0;
    for piece in pieces {
        match text[from..].find(piece) {
            Some(at) => from += at + piece.len(),
            None => panic!("no {piece} behind byte {from} in:\n{text}"),
        }
    }
}

#[test]
fn a_small_form_to_the_byte() {
    let made = xml("
| survey   |
|          | type           | name  | label          | required | constraint | hint      |
|          | text           | who   | Who?           | yes      |            | Full name |
|          | integer        | age   | Age of ${who}? |          | . < 150    |           |
|          | select_one yn  | ready | Ready?         |          |            |           |
| choices  |
|          | list_name      | name  | label          |
|          | yn             | y     | Yes            |
|          | yn             | n     | No             |
| settings |
|          | form_title     | form_id | version |
|          | Small & short  | small   | 3       |
");
    let expected = include_str!("small.xml");
    assert_eq!(made, expected);
}

#[test]
fn references_inside_a_repeat_are_relative() {
    let made = xml("
| survey |
|        | type         | name | label | relevant  | calculation                           |
|        | integer      | top  | Top   |           |                                       |
|        | begin_repeat | r    | R     |           |                                       |
|        | integer      | n    | N     | ${top}> 0 |                                       |
|        | begin_group  | g    | G     |           |                                       |
|        | calculate    | c    |       |           | ${n} + indexed-repeat(${n}, ${r}, 1)  |
|        | end_group    |      |       |           |                                       |
|        | end_repeat   |      |       |           |                                       |
|        | calculate    | s    |       |           | sum(${n})                             |
");
    holds(
        &made,
        &[
            "<r jr:template=\"\">",
            "relevant=\" /data/top &gt; 0\"",
            "calculate=\" ../../n  + indexed-repeat( /data/r/n ,  /data/r , 1)\"",
            "calculate=\"sum( /data/r/n )\"",
            "<repeat nodeset=\"/data/r\">",
        ],
    );
}

#[test]
fn languages_go_through_itext() {
    let made = xml("
| survey   |
|          | type | name | label::English (en) | label::Français (fr) | image::English (en) | guidance_hint |
|          | text | a    | Hello               |                      | a.png               | More          |
| settings |
|          | default_language |
|          | Français (fr)    |
");
    holds(
        &made,
        &[
            "<translation lang=\"English (en)\">",
            "<text id=\"/data/a:label\">",
            "<value>Hello</value>",
            "<value form=\"image\">jr://images/a.png</value>",
            "<value form=\"guidance\">-</value>",
            "<translation lang=\"Français (fr)\" default=\"true()\">",
            "<value>-</value>",
            "<value form=\"guidance\">More</value>",
            "<label ref=\"jr:itext('/data/a:label')\"/>",
            "<hint ref=\"jr:itext('/data/a:hint')\"/>",
        ],
    );
}

#[test]
fn choices_from_lists_files_and_answers() {
    let made = xml("
| survey  |
|         | type                               | name | label | choice_filter   | parameters      |
|         | integer                            | n    | N     |                 |                 |
|         | select_one l                       | a    | A     | w > ${n}        | randomize=true seed=7 |
|         | select_one_from_file x.geojson     | b    | B     |                 |                 |
|         | select_multiple_from_file y.csv    | c    | C     |                 | value=k label=t |
|         | begin_repeat                       | r    | R     |                 |                 |
|         | text                               | t    | T     |                 |                 |
|         | end_repeat                         |      |       |                 |                 |
|         | select_one ${t}                    | d    | D     |                 |                 |
|         | select_one l or_other              | e    | E     |                 |                 |
| choices |
|         | list_name                          | name | label | w |
|         | l                                  | a    | A     | 1 |
");
    holds(
        &made,
        &[
            "<instance id=\"x\" src=\"jr://file/x.geojson\"/>",
            "<instance id=\"y\" src=\"jr://file-csv/y.csv\"/>",
            "<name>other</name>",
            "nodeset=\"randomize(instance('l')/root/item[w &gt;  /data/n ], 7)\"",
            "<value ref=\"id\"/>",
            "<label ref=\"title\"/>",
            "<value ref=\"k\"/>",
            "<label ref=\"t\"/>",
            "nodeset=\"/data/r[./t != '']\"",
            "<label>Specify other.</label>",
        ],
    );
}

#[test]
fn defaults_triggers_and_actions() {
    let made = xml("
| survey |
|        | type             | name | label | default | trigger | calculation | parameters         |
|        | integer          | a    | A     | 1 + 1   |         |             |                    |
|        | text             | b    | B     | fixed   |         |             |                    |
|        | calculate        | c    |       |         | ${a}    | now()       |                    |
|        | start-geopoint   | d    |       |         |         |             |                    |
|        | background-audio | e    |       |         |         |             | quality=voice-only |
|        | begin_repeat     | r    | R     |         |         |             |                    |
|        | text             | f    | F     | uuid()  |         |             |                    |
|        | end_repeat       |      |       |         |         |             |                    |
");
    holds(
        &made,
        &[
            "<b>fixed</b>",
            "<setvalue ref=\"/data/a\" event=\"odk-instance-first-load\" value=\"1 + 1\"/>",
            "<odk:setgeopoint ref=\"/data/d\" event=\"odk-instance-first-load\"/>",
            "<odk:recordaudio ref=\"/data/e\" event=\"odk-instance-load\" odk:quality=\"voice-only\"/>",
            "<setvalue ref=\"/data/c\" event=\"xforms-value-changed\" value=\"now()\"/>",
            "<setvalue ref=\"/data/r/f\" event=\"odk-new-repeat\" value=\"uuid()\"/>",
        ],
    );
}

#[test]
fn entities_stand_where_their_answers_are() {
    let made = xml("
| survey   |
|          | type         | name | label | save_to |
|          | begin_repeat | r    | R     |         |
|          | text         | who  | Who   | full    |
|          | end_repeat   |      |       |         |
| entities |
|          | list_name    | label  |
|          | people       | ${who} |
");
    holds(
        &made,
        &[
            "entities:entities-version=\"2025.1.0\"",
            "<entity dataset=\"people\" create=\"1\" id=\"\">",
            "entities:saveto=\"full\"",
            "nodeset=\"/data/r/meta/entity/@id\"",
            "calculate=\" ../../../who \"",
            "event=\"odk-new-repeat\" value=\"uuid()\"",
        ],
    );
}

#[test]
fn an_entity_that_is_updated_brings_its_list() {
    let made = xml("
| survey   |
|          | type | name | label | save_to |
|          | text | a    | A     | p       |
| entities |
|          | list_name | entity_id |
|          | people    | ${a}      |
");
    holds(
        &made,
        &["<instance id=\"people\" src=\"jr://file-csv/people.csv\"/>"],
    );
}
