//! The rooms of a mission, one folder each, and the list that opens them.
//!
//! A room gives the house everything it has in one `Room`. A new capability is one folder, one
//! migration and one line in [`rooms!`]. No room may be known here by more than its name.

mod app;
pub mod demo;
#[cfg(test)]
mod house_tests;
#[cfg(any(test, feature = "test"))]
pub mod test;

pub use app::{App, Load, OpenError, Opening, Room, Source};

/// The steps of the schema, in order.
pub static MIGRATIONS: &[kit::db::Migration] = include!(concat!(env!("OUT_DIR"), "/migrations.rs"));

/// Declares the rooms and mounts them: the module, and its place in the house.
macro_rules! rooms {
    ($($room:ident),+ $(,)?) => {
        $(pub mod $room;)+

        /// Every room, in the order of the list.
        pub fn rooms() -> Vec<Room> {
            vec![$($room::room()),+]
        }
    };
}

rooms![
    people,
    avrr,
    needs,
    hotline,
    external_figures,
    imports,
    partners,
    places,
    reports,
    services,
    staff
];

/// The OpenAPI document of every room, as JSON.
pub fn openapi_json() -> serde_json::Result<String> {
    let mut document = utoipa::openapi::OpenApiBuilder::new()
        .info(utoipa::openapi::Info::new(
            "Waystation",
            env!("CARGO_PKG_VERSION"),
        ))
        .build();
    for room in rooms() {
        if let Some(part) = room.openapi {
            document.merge(part);
        }
    }
    serde_json::to_string_pretty(&document)
}
