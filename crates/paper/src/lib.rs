//! Tables and charts in; PDF, XLSX, CSV/HXL and SVG out. Pure: no database, no HTTP, no async.
