//! What follows from published numbers, with pencil and with linear programming.

use super::*;

#[test]
fn a_sum_bounds_each_of_its_parts_and_a_part_its_sum() {
    let (model, found) = bounds(&[release(1, "", [Some(33), None, Some(20), Some(10)])]);
    assert_eq!(of(&model, &found, 0, "p|n=a"), (3, 3));
    let (model, found) = bounds(&[release(1, "", [Some(33), None, None, Some(10)])]);
    assert_eq!(of(&model, &found, 0, "p|n=a"), (0, 23));
    let (model, found) = bounds(&[release(1, "", [None, Some(1), Some(20), None])]);
    assert_eq!(of(&model, &found, 0, "p"), (21, MANY));
}

#[test]
fn what_was_added_in_all_is_most_that_was_added_to_one() {
    let first = release(1, CUMULATIVE, [Some(30), Some(4), None, None]);
    let second = release(2, CUMULATIVE, [Some(31), None, None, None]);
    let (model, found) = bounds(&[first.clone(), second.clone()]);
    assert_eq!(of(&model, &found, 1, "p|n=a"), (4, 5));
    // Without a memory nothing follows from the week before.
    let plain = [first, second].map(|mut r| {
        r.spec = r.spec.replace(CUMULATIVE, "");
        r
    });
    let (model, found) = bounds(&plain);
    assert_eq!(of(&model, &found, 1, "p|n=a"), (0, 31));
}

#[test]
fn the_next_release_bounds_the_last_from_above() {
    let first = release(1, CUMULATIVE, [Some(30), None, None, None]);
    let second = release(2, CUMULATIVE, [Some(31), Some(3), None, None]);
    let (model, found) = bounds(&[first, second]);
    assert_eq!(of(&model, &found, 0, "p|n=a"), (2, 3));
}

#[test]
fn linear_programming_finds_what_no_single_sum_tells() {
    // Rows a and b hold 4 + 6 hidden people, columns u and v 4 + 4 of them: two are in b, w.
    // Nothing bounds what stands in c, w and in the totals above it.
    let spec = "[release]\nas_of = \"2022-06-09\"\n\
        [[dimension]]\nname = \"r\"\ncategories = [\"a\", \"b\", \"c\"]\n\
        [[dimension]]\nname = \"s\"\ncategories = [\"u\", \"v\", \"w\"]\n\
        [[population]]\nname = \"p\"\n\
        [[table]]\nname = \"t\"\npopulation = \"p\"\ndimensions = [\"r\", \"s\"]\n";
    let rows = "r,s,count,flag\nTotal,Total,,suppressed\nTotal,u,13,\nTotal,v,13,\nTotal,w,,suppressed\n\
        a,Total,13,\na,u,,suppressed\na,v,,suppressed\na,w,9,\n\
        b,Total,6,\nb,u,,suppressed\nb,v,,suppressed\nb,w,,suppressed\n\
        c,Total,,suppressed\nc,u,9,\nc,v,9,\nc,w,,suppressed\n";
    let release = Published {
        number: 1,
        spec: spec.to_owned(),
        merged: BTreeMap::new(),
        tables: BTreeMap::from([("t".to_owned(), rows.to_owned())]),
    };
    let model = Model::build(std::slice::from_ref(&release)).unwrap();
    let mut found = propagate::bounds(&model).unwrap();
    let w = "p|r=b|s=w";
    assert!(of(&model, &found, 0, w).0 < of(&model, &found, 0, w).1);
    assert!(exact::sharpen(&model, model.cells.len(), &mut found));
    assert_eq!(of(&model, &found, 0, w), (2, 2));
    assert_eq!(of(&model, &found, 0, "p|s=w").0, 11);
    assert!(of(&model, &found, 0, "p|r=c|s=w").1 > MANY / 2);
    for cell in ["p|r=a|s=u", "p|r=a|s=v", "p|r=b|s=u", "p|r=b|s=v"] {
        assert_eq!(of(&model, &found, 0, cell), (0, 4), "{cell}");
    }
    // The same of one cell, or of one less another, and nothing where the rules are left out.
    let start = propagate::bounds(&model).unwrap();
    let id = |cell: &str| model.index[&(0, cell.to_owned())];
    let range = |cells, releases| exact::range(&model, &start, cells, &releases).unwrap();
    assert_eq!(range((id(w), None), 0..=0), (2, 2));
    assert_eq!(range((id(w), None), 1..=1), (0, 6));
    let pair = (id("p|r=a|s=u"), Some(id("p|r=b|s=u")));
    assert_eq!(range(pair, 0..=0), (-4, 4));
    for less in ["p|r=a|s=u", "p|r=b|s=u"] {
        let free = (id("p|r=c|s=w"), Some(id(less)));
        assert_eq!(range(free, 0..=0).0, -4, "{less}");
    }
    let attack = attack(&[release]).unwrap();
    let known: Vec<&str> = attack.exact.iter().map(|k| k.cell.as_str()).collect();
    assert_eq!(known, [w]);
    assert!(attack.complete && attack.narrow.is_empty());
    assert_eq!((attack.hidden, attack.doubtful), (9, 0));
}

#[test]
fn what_nothing_bounds_stays_unbounded() {
    let model = Model::build(&[release(1, "", [None, None, Some(7), None])]).unwrap();
    let mut found = propagate::bounds(&model).unwrap();
    assert!(exact::sharpen(&model, model.cells.len(), &mut found));
    let (low, high) = of(&model, &found, 0, "p|n=a");
    assert!(low == 0 && high > MANY / 2);
    assert_eq!(of(&model, &found, 0, "p").0, 7);
}

#[test]
fn too_large_a_system_is_said_to_be_so() {
    // Just too many cells, each possible.
    let side = exact::LARGEST.isqrt() + 1;
    let labels: Vec<String> = (0..side).map(|i| format!("\"x{i}\"")).collect();
    let labels = labels.join(", ");
    let spec = format!(
        "[release]\nas_of = \"2022-06-09\"\n[[dimension]]\nname = \"r\"\ncategories = [{labels}]\n\
         [[dimension]]\nname = \"s\"\ncategories = [{labels}]\n[[population]]\nname = \"p\"\n\
         [[table]]\nname = \"t\"\npopulation = \"p\"\ndimensions = [\"r\", \"s\"]\n"
    );
    let mut rows = "r,s,count,flag\n".to_owned();
    let label = |i: usize| match i {
        _ if i == side => "Total".to_owned(),
        _ => format!("x{i}"),
    };
    for (r, s) in (0..=side).flat_map(|r| (0..=side).map(move |s| (r, s))) {
        let cell = match (r == side, s == side) {
            (true, true) => format!("{},", 4 * side * side),
            (false, false) => ",suppressed".to_owned(),
            _ => format!("{},", 4 * side),
        };
        rows += &format!("{},{},{cell}\n", label(r), label(s));
    }
    let release = Published {
        number: 1,
        spec,
        merged: BTreeMap::new(),
        tables: BTreeMap::from([("t".to_owned(), rows)]),
    };
    let attack = attack(&[release]).unwrap();
    assert!(!attack.complete);
    assert_eq!((attack.hidden, attack.exact.len()), (side * side, 0));
}

#[test]
fn rounded_prints_are_intervals() {
    let mut rounded = release(1, "", [Some(30), None, None, None]);
    rounded.spec = rounded.spec.replace("as_of", "round_to = 5\nas_of");
    rounded.tables.insert(
        "t".to_owned(),
        "n,count,flag\nTotal,30,\na,20,rounded\nb,0,rounded\nc,,suppressed\n".to_owned(),
    );
    let model = Model::build(std::slice::from_ref(&rounded)).unwrap();
    let printed: Vec<(i64, i64)> = model.cells.iter().map(|c| (c.low, c.high)).collect();
    assert_eq!(printed, [(30, 30), (16, 24), (0, 4), (0, MANY)]);
    let hidden: Vec<bool> = model.cells.iter().map(|c| c.hidden).collect();
    assert_eq!(hidden, [false, false, false, true]);
    // Only an exact print is one that later increments are counted from.
    let weeks = [1, 2].map(|number| {
        let mut week = rounded.clone();
        week.number = number;
        week.spec = week
            .spec
            .replace("name = \"p\"", "name = \"p\"\ncumulative = true");
        week
    });
    let model = Model::build(&weeks).unwrap();
    assert_eq!(last_printed(&model)[4..], [Some(0), None, None, None]);
}

#[test]
fn the_last_exact_print_is_remembered_over_hidden_weeks() {
    let weeks = [
        release(1, CUMULATIVE, [Some(30), Some(9), None, None]),
        release(2, CUMULATIVE, [Some(31), None, None, None]),
        release(3, CUMULATIVE, [Some(32), None, None, None]),
    ];
    let model = Model::build(&weeks).unwrap();
    let a: Vec<usize> = (0..3)
        .map(|r| model.index[&(r, "p|n=a".to_owned())])
        .collect();
    let last = last_printed(&model);
    assert_eq!(
        [last[a[0]], last[a[1]], last[a[2]]],
        [None, Some(a[0]), Some(a[0])]
    );
}

#[test]
fn before_a_release_is_printed_only_its_mandates_are_known() {
    let mandate = "cumulative = true\n[[mandate]]\npopulation = \"p\"\n";
    let weeks = [
        release(1, mandate, [Some(30), Some(9), None, None]),
        release(2, mandate, [Some(31), Some(10), None, None]),
        release(3, mandate, [Some(32), Some(11), None, None]),
    ];
    let model = Model::build(&weeks).unwrap();
    let known = model.before_printing(1);
    let at = |release: usize, cell: &str| of(&model, &known, release, cell);
    assert_eq!((at(0, "p"), at(0, "p|n=a")), ((30, 30), (9, 9)));
    assert_eq!((at(1, "p"), at(1, "p|n=a")), ((31, 31), (0, MANY)));
    assert_eq!((at(2, "p"), at(2, "p|n=a")), ((0, MANY), (0, MANY)));
    let two = model.only(0..=1);
    assert_eq!(of(&model, &two, 1, "p|n=a"), (10, 10));
    assert_eq!(of(&model, &two, 2, "p|n=a"), (0, MANY));
}

#[test]
fn relations_hold_between_cells_of_the_populations_they_name() {
    let spec = format!(
        "{HEAD}[[population]]\nname = \"all\"\n[[population]]\nname = \"some\"\n\
         [[population]]\nname = \"someone\"\n[[population]]\nname = \"allone\"\n\
         [[relation]]\nkind = \"subset\"\nlesser = \"some\"\ngreater = \"all\"\n"
    );
    let mut release = release(1, "", [Some(30), Some(9), Some(10), Some(11)]);
    let text = release.tables["t"].clone();
    release.spec = spec;
    for name in ["all", "some", "someone", "allone"] {
        release.spec += &format!(
            "[[table]]\nname = \"{name}\"\npopulation = \"{name}\"\ndimensions = [\"n\"]\n"
        );
        release.tables.insert(name.to_owned(), text.clone());
    }
    let model = Model::build(&[release]).unwrap();
    let rests: Vec<&str> = model
        .cells
        .iter()
        .filter(|c| c.implied)
        .map(|c| c.key.as_str())
        .collect();
    assert_eq!(
        rests,
        [
            "all minus some",
            "all|n=a minus some",
            "all|n=b minus some",
            "all|n=c minus some"
        ]
    );
    let rest = model.index[&(0, "all|n=b minus some".to_owned())];
    let [all, some] = ["all|n=b", "some|n=b"].map(|name| model.index[&(0, name.to_owned())]);
    assert!(model.sums.contains(&(all, vec![some, rest])));
    assert_eq!(model.orders, []);
}

#[test]
fn the_rest_of_two_cumulative_counts_does_not_fall() {
    let spec = |number: usize, cumulative: [&str; 2], more: &str| {
        let mut both = release(number, "", [None; 4]);
        both.spec = format!(
            "{HEAD}[[population]]\nname = \"all\"\n{}\n[[population]]\nname = \"some\"\n{}\n\
             [[relation]]\nkind = \"subset\"\nlesser = \"some\"\ngreater = \"all\"\n{more}",
            cumulative[0], cumulative[1]
        );
        for name in ["all", "some"] {
            both.spec += &format!(
                "[[table]]\nname = \"{name}\"\npopulation = \"{name}\"\ndimensions = [\"n\"]\n"
            );
            let text = both.tables["t"].clone();
            both.tables.insert(name.to_owned(), text);
        }
        both
    };
    let grows = |cumulative: [&str; 2], more: &str| {
        let model = Model::build(&[spec(1, cumulative, ""), spec(2, cumulative, more)]).unwrap();
        let [first, second] = [0, 1].map(|r| model.index[&(r, "all|n=b minus some".to_owned())]);
        assert_eq!(
            model.cells[second].before.is_some(),
            cumulative == [CUMULATIVE; 2]
        );
        model.orders.contains(&(first, second))
    };
    assert!(grows([CUMULATIVE; 2], ""));
    assert!(!grows([CUMULATIVE, ""], "") && !grows(["", CUMULATIVE], ""));
    for population in ["all", "some"] {
        let revised = format!("[[revision]]\npopulation = \"{population}\"\nreason = \"r\"\n");
        assert!(!grows([CUMULATIVE; 2], &revised));
    }
}

#[test]
fn a_hidden_cell_that_cannot_be_small_is_in_no_doubt() {
    let of = |a: i64| {
        let first = release(1, CUMULATIVE, [Some(60), Some(a), Some(20), Some(40 - a)]);
        let second = release(2, CUMULATIVE, [Some(80), None, None, None]);
        let found = attack(&[first, second]).unwrap();
        assert!(found.complete);
        (found.exact.len(), found.narrow.len(), found.doubtful)
    };
    assert_eq!(of(5), (0, 0, 0));
    assert_eq!(of(4), (0, 0, 1));
    assert_eq!(of(1), (0, 0, 0));
}
