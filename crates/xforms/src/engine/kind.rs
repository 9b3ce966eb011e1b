//! The kind of value an expression yields, told from its text alone. A computed value whose
//! computation cannot be repeated keeps its kind by this: `today()` is a day, also when only the
//! tablet knows which.

use super::data::Data;
use super::xpath::{Expr, Op};

/// An answer of the kind, for [`Data::kind_for`]; none for texts and where it depends on answers.
pub(crate) fn kind_of(expr: &Expr) -> Option<Data> {
    match expr {
        Expr::Number(_) | Expr::Negate(_) => Some(Data::Integer(0)),
        Expr::Literal(_) | Expr::Path(_) => None,
        Expr::Chain(_, rest) => match rest.first()?.0 {
            Op::Add | Op::Subtract | Op::Multiply | Op::Divide | Op::Modulo => {
                Some(Data::Integer(0))
            }
            _ => Some(Data::Bool(false)),
        },
        Expr::Call(name, arguments) => match (name.as_str(), arguments.as_slice()) {
            ("if", [_, yes, no]) => {
                let kind = kind_of(yes)?;
                (kind_of(no) == Some(kind.clone())).then_some(kind)
            }
            ("once", [inner]) | ("depend", [inner, ..]) => kind_of(inner),
            (name, _) => kind_of_call(name),
        },
    }
}

fn kind_of_call(name: &str) -> Option<Data> {
    match name {
        "true"
        | "false"
        | "not"
        | "boolean"
        | "boolean-from-string"
        | "selected"
        | "is-selected"
        | "contains"
        | "starts-with"
        | "ends-with"
        | "regex"
        | "checklist"
        | "weighted-checklist"
        | "geofence" => Some(Data::Bool(false)),
        "now" | "today" | "date" | "date-time" => Some(Data::DateTime(0)),
        "random" | "number" | "int" | "round" | "abs" | "sum" | "min" | "max" | "count"
        | "count-non-empty" | "count-selected" | "string-length" | "position" | "pow" | "sqrt"
        | "decimal-date-time" | "decimal-time" | "area" | "distance" => Some(Data::Integer(0)),
        _ => None,
    }
}
