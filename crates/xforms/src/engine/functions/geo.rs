//! Places: areas, distances, and whether a point is inside an area. On a sphere of 6,378,100 m, as
//! the ODK XForms specification has it.

use super::{Answer, Call};
use crate::engine::data::{point, points};
use crate::engine::fault::{Failure, Fault};
use crate::engine::value::Value;

const RADIUS: f64 = 6_378_100.0;

/// Latitude and longitude in degrees.
type Place = (f64, f64);

pub(super) fn call(call: &Call<'_, '_>) -> Answer {
    let value = match call.name {
        "area" | "enclosed-area" => {
            call.arity(1)?;
            Value::Number(area(&outline(call, 0)?))
        }
        "distance" => Value::Number(length(&route(call)?)),
        "geofence" => {
            call.arity(2)?;
            let place = place(&call.text(0)?)?;
            Value::Bool(contains(&outline(call, 1)?, place))
        }
        _ => return Ok(None),
    };
    Ok(Some(value))
}

fn place(text: &str) -> Result<Place, Fault> {
    let [latitude, longitude, ..] = point(text).ok_or(Failure::Type("a point"))?;
    Ok((latitude, longitude))
}

/// One line or area, or several points.
fn outline(call: &Call<'_, '_>, index: usize) -> Result<Vec<Place>, Fault> {
    let Value::Nodes(nodes) = call.argument(index)? else {
        return Err(Failure::Type("a set of nodes").into());
    };
    let values = call.evaluator.node_values(nodes)?;
    match values.as_slice() {
        [one] => line(&call.evaluator.text(one)?),
        several => each(call, several),
    }
}

fn route(call: &Call<'_, '_>) -> Result<Vec<Place>, Fault> {
    match call.arguments {
        [] => Err(call.wrong_arity()),
        [Value::Nodes(_)] => outline(call, 0),
        [Value::Text(text)] => line(text),
        [_] => Err(Failure::Type("a line").into()),
        several => each(call, several),
    }
}

fn line(text: &str) -> Result<Vec<Place>, Fault> {
    let points = points(text).ok_or(Failure::Type("a line"))?;
    Ok(points
        .into_iter()
        .map(|[lat, lon, ..]| (lat, lon))
        .collect())
}

fn each(call: &Call<'_, '_>, values: &[Value]) -> Result<Vec<Place>, Fault> {
    values
        .iter()
        .map(|value| place(&call.evaluator.text(value)?))
        .collect()
}

/// Square metres, on a plane that touches at the first point.
fn area(outline: &[Place]) -> f64 {
    let [(lat0, lon0), rest @ ..] = outline else {
        return 0.0;
    };
    if rest.len() < 2 {
        return 0.0;
    }
    let degree = 2.0 * RADIUS * std::f64::consts::PI;
    let flat: Vec<(f64, f64)> = rest
        .iter()
        .map(|(lat, lon)| {
            let x = (lon - lon0) * degree * lat.to_radians().cos() / 360.0;
            let y = (lat - lat0) * degree / 360.0;
            (x, y)
        })
        .collect();
    let doubled: f64 = flat
        .windows(2)
        .map(|pair| {
            let ((x1, y1), (x2, y2)) = (pair[0], pair[1]);
            (y1 * x2 - x1 * y2) / 2.0
        })
        .sum();
    doubled.abs()
}

/// Metres, along great circles.
fn length(route: &[Place]) -> f64 {
    route.windows(2).map(|pair| between(pair[0], pair[1])).sum()
}

fn between((lat1, lon1): Place, (lat2, lon2): Place) -> f64 {
    let turn = (lon1 - lon2).to_radians();
    let (lat1, lat2) = (lat1.to_radians(), lat2.to_radians());
    (lat1.sin() * lat2.sin() + lat1.cos() * lat2.cos() * turn.cos()).acos() * RADIUS
}

/// A ray from the point crosses the outline an odd number of times.
fn contains(outline: &[Place], (lat, lon): Place) -> bool {
    let crossings = outline.windows(2).filter(|pair| {
        let ((lat1, lon1), (lat2, lon2)) = (pair[0], pair[1]);
        (lat2 > lat) != (lat1 > lat) && lon < (lon1 - lon2) * (lat - lat2) / (lat1 - lat2) + lon2
    });
    crossings.count() % 2 == 1
}
