//! Stories of the engine: a submission is checked, a form is filled in, and nothing hostile costs
//! more than it should.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

mod effort;

use std::time::Duration;

use xforms::engine::{
    Environment, Finding, Form, FormError, Lists, Rule, Session, Severity, Submission, Unknown,
    XmlError,
};

/// The texts for all numbers of a range, one after the other.
fn each(range: std::ops::Range<usize>, text: impl Fn(usize) -> String) -> String {
    range.map(text).collect::<Vec<_>>().concat()
}

/// A form around a model and a body.
fn form(answers: &str, model: &str, body: &str) -> Form {
    Form::parse(&xml(answers, model, body)).unwrap()
}

fn xml(answers: &str, model: &str, body: &str) -> String {
    format!(
        "<h:html xmlns='http://www.w3.org/2002/xforms' xmlns:h='http://www.w3.org/1999/xhtml' \
         xmlns:jr='http://openrosa.org/javarosa'><h:head><model><instance>\
         <data id='f' version='2'>{answers}</data></instance>{model}</model></h:head>\
         <h:body>{body}</h:body></h:html>"
    )
}

fn found(form: &Form, answers: &str) -> Vec<Finding> {
    found_with(form, answers, &Lists::default(), &Environment::default())
}

fn found_with(form: &Form, answers: &str, lists: &Lists, env: &Environment) -> Vec<Finding> {
    let text = format!("<data id='f' version='2'>{answers}</data>");
    form.check(&Submission::parse(&text).unwrap(), lists, env)
}

fn codes(findings: &[Finding]) -> Vec<(&'static str, &str)> {
    findings
        .iter()
        .map(|finding| (finding.code(), finding.path().unwrap_or_default()))
        .collect()
}

#[test]
fn a_sound_submission_has_no_findings() {
    let form = form(
        "<age/><adult/><school/>",
        "<bind nodeset='/data/age' type='int' required='true()' constraint='. &gt;= 0'/>\
         <bind nodeset='/data/adult' calculate='/data/age &gt;= 18'/>\
         <bind nodeset='/data/school' relevant='not(/data/adult)' required='true()'/>",
        "<input ref='/data/age'/><input ref='/data/school'/>",
    );
    assert_eq!(found(&form, "<age>30</age><adult>1</adult>"), []);
    assert_eq!(
        codes(&found(
            &form,
            "<age>30</age><adult>0</adult><school>x</school>"
        )),
        [("calculation", "/data/adult")],
        "what follows from the wrong value is not wrong too"
    );
    assert_eq!(
        codes(&found(&form, "<age>12</age><adult>0</adult>")),
        [("missing", "/data/school")]
    );
    assert_eq!(
        codes(&found(
            &form,
            "<age>-3</age><adult>0</adult><school>x</school>"
        )),
        [("constraint", "/data/age")]
    );
    assert_eq!(
        codes(&found(
            &form,
            "<age>40</age><adult>1</adult><school>x</school>"
        )),
        [("not-relevant", "/data/school")]
    );
    assert_eq!(
        codes(&found(
            &form,
            "<age>old</age><adult>0</adult><school>x</school>"
        )),
        [("wrong-type", "/data/age"), ("missing", "/data/age")]
    );
}

#[test]
fn elements_and_versions_are_compared_and_never_demanded() {
    let form = form(
        "<a/><rep jr:template=''><b/></rep><rep><b/></rep>",
        "",
        "<input ref='/data/a'/><group ref='/data/rep'><repeat nodeset='/data/rep'>\
         <input ref='/data/rep/b'/></repeat></group>",
    );
    assert_eq!(found(&form, ""), []);
    assert_eq!(
        found(&form, "<rep><b>1</b></rep><rep/><rep><b>3</b></rep>"),
        []
    );
    assert_eq!(
        codes(&found(&form, "<a/><a/><new><x/></new>")),
        [("duplicate", "/data/a"), ("unknown-element", "/data/new")]
    );
    let other = Submission::parse("<data id='g' version='1'><a/></data>").unwrap();
    let findings = form.check(&other, &Lists::default(), &Environment::default());
    assert_eq!(
        codes(&findings),
        [("other-form", ""), ("other-version", "")]
    );
    assert_eq!(findings[1].severity(), Severity::Note);
}

#[test]
fn what_only_the_device_knows_is_said() {
    let form = form(
        "<at/><day/><pin/><id/><dev/><name/><price/>",
        "<instance id='prices' src='jr://file-csv/prices.csv'/>\
         <bind nodeset='/data/at' calculate='now()'/>\
         <bind nodeset='/data/day' type='date' constraint='. &lt;= today()'/>\
         <bind nodeset='/data/pin' calculate='random()'/>\
         <bind nodeset='/data/id' calculate='once(uuid())'/>\
         <bind nodeset='/data/dev' calculate=\"property('deviceid')\"/>\
         <bind nodeset='/data/name' calculate=\"regex(/data/day, '(?!x).*')\"/>\
         <bind nodeset='/data/price' calculate=\"pulldata('prices', 'price', 'item', 'soap')\"/>",
        "<input ref='/data/day'/>",
    );
    let answers =
        "<at>x</at><day>2022-06-01</day><pin>.</pin><id>.</id><dev>.</dev><name/><price>3</price>";
    let findings = found(&form, answers);
    let reasons: Vec<&Unknown> = findings
        .iter()
        .map(|finding| match finding {
            Finding::Unchecked { reason, .. } => reason,
            other => panic!("{other}"),
        })
        .collect();
    assert_eq!(
        reasons,
        [
            &Unknown::Moment("now"),
            &Unknown::Chance("random"),
            &Unknown::Once,
            &Unknown::Property("deviceid".to_owned()),
            &Unknown::Pattern,
            &Unknown::List("prices.csv".to_owned()),
            &Unknown::Moment("today"),
        ]
    );
    // With the moment of the submission and the list, two of them are checked.
    let mut lists = Lists::default();
    lists
        .add_csv("prices.csv", "item,price\nrice,2\nsoap,3\n")
        .unwrap();
    let env = Environment {
        now: Some("2022-05-31T10:00:00Z".parse().unwrap()),
        ..Environment::default()
    };
    let findings = found_with(&form, answers, &lists, &env);
    assert!(codes(&findings).contains(&("constraint", "/data/day")));
    assert!(!codes(&findings).contains(&("unchecked", "/data/price")));
    assert!(
        codes(&findings).contains(&("unchecked", "/data/at")),
        "a computed moment is never compared"
    );
}

#[test]
fn unknown_relevance_accuses_nobody() {
    let form = form(
        "<a/><b/>",
        "<bind nodeset='/data/a' relevant='random() &lt; 0.5' required='true()'/>\
         <bind nodeset='/data/b' calculate='/data/a'/>",
        "<input ref='/data/a'/>",
    );
    assert_eq!(
        codes(&found(&form, "<a>1</a><b>1</b>")),
        [("unchecked", "/data/a")]
    );
    assert_eq!(codes(&found(&form, "<b/>")), [("unchecked", "/data/a")]);
}

#[test]
fn computed_days_stay_days() {
    let form = form(
        "<d/><later/><text/>",
        "<bind nodeset='/data/d' type='date'/>\
         <bind nodeset='/data/later' calculate='date(/data/d + 1)'/>\
         <bind nodeset='/data/text' calculate=\"format-date(/data/later + 1, '%Y-%m-%d')\"/>",
        "<input ref='/data/d'/>",
    );
    let answers = "<d>2022-02-27</d><later>2022-02-28T00:00:00.000Z</later><text>2022-03-01</text>";
    assert_eq!(found(&form, answers), []);
    // The same moment and number, printed by another device.
    let answers = "<d>2022-02-27</d><later>2022-02-28T00:00:00.000Z</later><text>2022-03-02</text>";
    assert_eq!(
        codes(&found(&form, answers)),
        [("calculation", "/data/text")]
    );
}

#[test]
fn choices_are_checked_where_they_are_offered() {
    let form = form(
        "<region/><site/><many/>",
        "<instance id='sites'><root><item><name>b</name><region>n</region></item>\
         <item><name>k</name><region>s</region></item></root></instance>",
        "<input ref='/data/region'/><select1 ref='/data/site'><itemset \
         nodeset=\"instance('sites')/root/item[region = /data/region]\"><value ref='name'/>\
         <label ref='name'/></itemset></select1><select ref='/data/many'><item><label>A</label>\
         <value>a</value></item><item><label>B</label><value>b</value></item></select>",
    );
    assert_eq!(
        found(&form, "<region>n</region><site>b</site><many>a b</many>"),
        []
    );
    let findings = found(
        &form,
        "<region>n</region><site>k</site><many>a z b y</many>",
    );
    assert_eq!(
        codes(&findings),
        [
            ("not-a-choice", "/data/site"),
            ("not-a-choice", "/data/many")
        ]
    );
    assert!(matches!(&findings[1], Finding::NotAChoice { values, .. } if values == &["z", "y"]));
    assert!(
        !findings[1].to_string().contains('z'),
        "sentences carry no answers"
    );
}

#[test]
fn counted_repeats_are_counted() {
    let form = form(
        "<n/><rep jr:template=''><x/></rep>",
        "<bind nodeset='/data/n' type='int'/><bind nodeset='/data/rep/x' constraint='. != position(..)'/>",
        "<input ref='/data/n'/><group ref='/data/rep'><repeat nodeset='/data/rep' \
         jr:count='/data/n'><input ref='/data/rep/x'/></repeat></group>",
    );
    assert_eq!(found(&form, "<n>2</n><rep/><rep><x>3</x></rep>"), []);
    let findings = found(&form, "<n>2</n><rep/><rep><x>2</x></rep><rep/>");
    assert_eq!(
        codes(&findings),
        [("count", "/data/rep"), ("constraint", "/data/rep[2]/x")]
    );
    assert_eq!(
        findings[0].severity(),
        Severity::Note,
        "a tablet keeps what a falling count leaves"
    );
}

#[test]
fn circles_are_named_and_the_rest_is_evaluated() {
    let form = form(
        "<a/><b/><c/><d/><e/>",
        "<bind nodeset='/data/a' calculate='/data/b + 1'/>\
         <bind nodeset='/data/b' calculate='/data/a + 1'/>\
         <bind nodeset='/data/c' calculate='/data/b * 2'/>\
         <bind nodeset='/data/d' calculate='. + 1'/>\
         <bind nodeset='/data/e' relevant='/data/e = 1'/>",
        "",
    );
    assert_eq!(form.cycles(), ["/data/a", "/data/b", "/data/d", "/data/e"]);
    let findings = found(&form, "<a>1</a><b>2</b><c>5</c><d/>");
    assert_eq!(
        codes(&findings),
        [
            ("cycle", "/data/a"),
            ("cycle", "/data/b"),
            ("cycle", "/data/d"),
            ("cycle", "/data/e"),
            ("calculation", "/data/c")
        ]
    );
}

#[test]
fn a_form_says_what_is_wrong_with_it() {
    let bad = xml("<a/>", "<bind nodeset='/data/a' relevant='/data/b ='/>", "");
    assert!(matches!(
        Form::parse(&bad),
        Err(FormError::Expression { path, rule: "relevant", .. }) if path == "/data/a"
    ));
    assert_eq!(
        Form::parse("<h:html xmlns:h='h'/>").unwrap_err(),
        FormError::Missing("model")
    );
    let doctype = "<!DOCTYPE x><h:html/>";
    assert_eq!(
        Form::parse(doctype).unwrap_err(),
        FormError::Xml(XmlError::Doctype)
    );
}

#[test]
fn a_session_follows_answers_counts_and_actions() {
    let form = form(
        "<n/><start/><total/><copy/><rep jr:template=''><x/><first>no</first></rep>",
        "<bind nodeset='/data/n' type='int'/><bind nodeset='/data/rep/x' type='int'/>\
         <bind nodeset='/data/total' calculate='sum(/data/rep/x)'/>\
         <setvalue event='odk-instance-first-load' ref='/data/start'>begun</setvalue>",
        "<input ref='/data/n'><setvalue event='xforms-value-changed' ref='/data/copy' \
         value='/data/n * 10'/></input><group ref='/data/rep'><repeat nodeset='/data/rep' \
         jr:count='/data/n'><input ref='/data/rep/x'/><setvalue event='odk-new-repeat' \
         ref='/data/rep/first' value=\"concat('r', position(..))\"/></repeat></group>",
    );
    let lists = Lists::default();
    let mut session = Session::new(&form, &lists, Environment::default());
    assert_eq!(session.state("/data/start").unwrap().value, "begun");
    assert!(session.state("/data/rep[1]").is_err());
    session.answer("/data/n", "2").unwrap();
    assert_eq!(session.state("/data/copy").unwrap().value, "20");
    assert_eq!(session.state("/data/rep[2]/first").unwrap().value, "r2");
    session.answer("/data/rep[1]/x", "4").unwrap();
    session.answer("/data/rep[2]/x", "5").unwrap();
    assert_eq!(session.state("/data/total").unwrap().value, "9");
    session.answer("/data/n", "1").unwrap();
    assert_eq!(
        session.state("/data/total").unwrap().value,
        "9",
        "answers are not thrown away"
    );
    assert!(session.answer("/data/n", "many").is_err());
    assert!(session.add("/data/rep").is_err(), "a count decides");
    assert_eq!(
        session.submission(),
        "<data id=\"f\" version=\"2\"><n>1</n><start>begun</start><total>9</total><copy>10</copy>\
         <rep><x>4</x><first>r1</first></rep><rep><x>5</x><first>r2</first></rep></data>"
    );
}

#[test]
fn texts_come_in_the_language_asked_for() {
    let form = form(
        "<s/><name/>",
        "<itext><translation lang='en' default='true()'><text id='q'><value>How many <output \
         value='/data/name'/>?</value></text><text id='a'><value>One</value></text></translation>\
         <translation lang='ru'><text id='q'><value>Сколько?</value></text><text id='a'>\
         <value>Один</value></text></translation></itext>\
         <bind nodeset='/data/name' calculate=\"jr:choice-name(/data/s, '/data/s')\"/>",
        "<select1 ref='/data/s'><label ref=\"jr:itext('q')\"/><item><label ref=\"jr:itext('a')\"/>\
         <value>1</value></item></select1>",
    );
    let lists = Lists::default();
    let mut session = Session::new(&form, &lists, Environment::default());
    session.answer("/data/s", "1").unwrap();
    assert_eq!(session.label("/data/s").unwrap(), "How many One?");
    let russian = Environment {
        language: Some("ru".to_owned()),
        ..Environment::default()
    };
    let session = Session::new(&form, &lists, russian);
    assert_eq!(session.label("/data/s").unwrap(), "Сколько?");
    assert_eq!(session.choices("/data/s").unwrap()[0].label, "Один");
    // A check cannot know which language the tablet spoke.
    assert!(matches!(
        found(&form, "<s>1</s><name>One</name>").as_slice(),
        [Finding::Unchecked {
            rule: Rule::Calculate,
            reason: Unknown::Language(_),
            ..
        }]
    ));
}

/// Hostile or not, an answer comes within two seconds of an optimised program; a test program is
/// ten times slower.
fn quickly<T>(work: impl FnOnce() -> T) -> T {
    let (result, took) = effort::effort(work);
    let limit = if cfg!(debug_assertions) { 30 } else { 3 };
    assert!(took < Duration::from_secs(limit), "took {took:?}");
    result
}

#[test]
fn hostile_forms_end_in_an_error() {
    let nested = format!("{}{}", "<g>".repeat(10_000), "</g>".repeat(10_000));
    let nested = xml(&nested, "", "");
    assert_eq!(
        quickly(|| Form::parse(&nested)).unwrap_err(),
        FormError::Xml(XmlError::TooDeep(64))
    );
    let wide = each(0..60_000, |n| format!("<f{n}/>"));
    let wide = xml(&wide, "", "");
    assert_eq!(
        quickly(|| Form::parse(&wide)).unwrap_err(),
        FormError::TooManyNodes
    );
    // Wild cards inside wild cards multiply.
    let fields = each(0..50, |n| format!("<f{n}/>"));
    let mut star = "*".to_owned();
    for _ in 0..40 {
        star = format!("../*[{star}]");
    }
    let bind = format!("<bind nodeset='/data/f0' calculate='count({star})'/>");
    let wild = xml(&fields, &bind, "");
    assert_eq!(
        quickly(|| Form::parse(&wild)).unwrap_err(),
        FormError::TooComplex
    );
}

#[test]
fn hostile_expressions_end_in_a_finding() {
    let items = "<item><n>1</n></item>".repeat(1_500);
    let model = format!(
        "<instance id='l'><root>{items}</root></instance><bind nodeset='/data/a' calculate=\"\
         count(instance('l')/root/item[count(instance('l')/root/item[n != current()/../b]) > 0])\"/>"
    );
    let slow = form("<a/><b/>", &model, "");
    let findings = quickly(|| found(&slow, "<a>1</a><b>2</b>"));
    assert!(
        findings
            .iter()
            .any(|it| it.code() == "failed" || it.code() == "calculation")
    );
    // Texts that double with each calculation.
    let answers = each(0..40, |n| format!("<t{n}/>"));
    let binds = each(1..40, |n| {
        format!(
            "<bind nodeset='/data/t{n}' calculate='concat(/data/t{0}, /data/t{0}, \"ab\")'/>",
            n - 1
        )
    });
    let form = form(&answers, &binds, "");
    let findings = quickly(|| {
        let lists = Lists::default();
        Session::new(&form, &lists, Environment::default())
            .faults()
            .to_vec()
    });
    assert!(findings.iter().all(|it| it.code() == "failed") && !findings.is_empty());
}

#[test]
fn deep_expressions_are_evaluated() {
    let deep = format!(
        "{}'end'{}",
        "if(true(), (".repeat(95),
        "), 1 + 2)".repeat(95)
    );
    let bind = format!("<bind nodeset='/data/a' calculate=\"{deep}\"/>");
    let form = form("<a/>", &bind, "");
    assert_eq!(found(&form, "<a>end</a>"), []);
}

#[test]
fn wide_forms_are_quick() {
    let answers = each(0..3_000, |n| format!("<q{n}/>"));
    let binds = each(1..3_000, |n| {
        format!(
            "<bind nodeset='/data/q{n}' relevant=\"/data/q{0} != 'x'\" calculate='/data/q{0} + 1'/>",
            n - 1
        )
    });
    let form = quickly(|| form(&answers, &binds, ""));
    let findings = quickly(|| found(&form, "<q0>1</q0><q2999>3000</q2999>"));
    assert_eq!(findings, []);
}
