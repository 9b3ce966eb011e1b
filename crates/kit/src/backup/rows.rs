//! Rows as text: one JSON array per line, bytes as base64. Pure. The same row gives the same bytes
//! on both engines, which is what makes a hash over them mean something.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value as Json;

use super::BackupError;
use crate::db::{Kind, Table, Value};

/// Adds a row to the text.
pub(super) fn write(row: &[Value], lines: &mut Vec<u8>) -> Result<(), BackupError> {
    let cells: Vec<Json> = row.iter().map(cell).collect();
    serde_json::to_writer(&mut *lines, &cells)?;
    lines.push(b'\n');
    Ok(())
}

/// The rows of a text that holds rows of this table.
pub(super) fn read(table: &Table, lines: &[u8]) -> Result<Vec<Vec<Value>>, BackupError> {
    lines
        .split(|byte| *byte == b'\n')
        .filter(|line| !line.is_empty())
        .map(|line| {
            let cells: Vec<Json> =
                serde_json::from_slice(line).map_err(|_| BackupError::Damaged)?;
            if cells.len() != table.columns.len() {
                return Err(BackupError::Damaged);
            }
            let typed = cells.into_iter().zip(&table.columns);
            typed
                .map(|(cell, (_, kind))| value(cell, *kind).ok_or(BackupError::Damaged))
                .collect()
        })
        .collect()
}

fn cell(value: &Value) -> Json {
    match value {
        Value::Text(text) => text.clone().into(),
        Value::Int(number) => (*number).into(),
        Value::Bool(truth) => (*truth).into(),
        Value::Bytes(bytes) => bytes.as_ref().map(|b| STANDARD.encode(b)).into(),
    }
}

fn value(cell: Json, kind: Kind) -> Option<Value> {
    Some(match (kind, cell) {
        (Kind::Text, Json::Null) => Value::Text(None),
        (Kind::Int, Json::Null) => Value::Int(None),
        (Kind::Bool, Json::Null) => Value::Bool(None),
        (Kind::Bytes, Json::Null) => Value::Bytes(None),
        (Kind::Text, Json::String(text)) => Value::Text(Some(text)),
        (Kind::Int, Json::Number(number)) => Value::Int(Some(number.as_i64()?)),
        (Kind::Bool, Json::Bool(truth)) => Value::Bool(Some(truth)),
        (Kind::Bytes, Json::String(text)) => Value::Bytes(Some(STANDARD.decode(text).ok()?)),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let columns = [
            ("id", Kind::Text),
            ("n", Kind::Int),
            ("ok", Kind::Bool),
            ("raw", Kind::Bytes),
        ];
        Table {
            name: "thing".into(),
            columns: columns.map(|(n, k)| (n.to_owned(), k)).to_vec(),
            key: vec![0],
        }
    }

    #[test]
    fn rows_are_read_back_as_they_were() {
        let rows = vec![
            vec![
                "Ана\n\"x\"".into(),
                i64::MIN.into(),
                true.into(),
                vec![0_u8, 10, 255].into(),
            ],
            vec![
                Value::Text(None),
                Value::Int(None),
                Value::Bool(None),
                Value::Bytes(None),
            ],
        ];
        let mut lines = Vec::new();
        for row in &rows {
            write(row, &mut lines).unwrap();
        }
        assert_eq!(lines.split(|b| *b == b'\n').count(), 3);
        assert_eq!(read(&table(), &lines).unwrap(), rows);
    }

    #[test]
    fn what_does_not_fit_the_table_is_refused() {
        for line in [
            "[]",
            "[\"a\",1,true]",
            "[\"a\",1.5,true,\"\"]",
            "[\"a\",1,true,\"*\"]",
            "[1,1,true,\"\"]",
            "{}",
        ] {
            assert!(read(&table(), line.as_bytes()).is_err(), "{line}");
        }
    }
}
