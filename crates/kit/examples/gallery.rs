//! Serves the gallery of page parts on a free port of this machine and prints its address:
//! `cargo run -p kit --example gallery`. For looking and for the browser tests; it must never be
//! reachable from elsewhere.

use kit::assets;
use kit::i18n::Catalogue;
use kit::ui::{Specimen, gallery};
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};

/// What the program sends with every page.
const CSP: &str = "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; \
    img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; \
    frame-ancestors 'none'";

fn main() -> std::io::Result<()> {
    let catalogue = Catalogue::builder().build();
    let listener = TcpListener::bind("127.0.0.1:0")?;
    writeln!(
        std::io::stdout(),
        "http://{}/en/parts",
        listener.local_addr()?
    )?;
    for stream in listener.incoming() {
        // A browser that hangs up in the middle of an answer is no reason to stop.
        if let Err(error) = stream.and_then(|stream| answer(&catalogue, stream)) {
            eprintln!("{error}");
        }
    }
    Ok(())
}

fn answer(catalogue: &Catalogue, mut stream: TcpStream) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    while lines
        .next()
        .transpose()?
        .is_some_and(|line| !line.is_empty())
    {}
    let path = request.split(' ').nth(1).unwrap_or("/");
    if let Some(asset) = assets::find(path) {
        let (encoding, body) = match asset.gzip {
            Some(gzip) => ("Content-Encoding: gzip\r\n", gzip),
            None => ("", asset.body),
        };
        return send(&mut stream, "200 OK", asset.content_type, encoding, body);
    }
    let page = path.trim_start_matches('/').split_once('/');
    match page.and_then(|(tag, slug)| Some((tag, Specimen::of_slug(slug)?))) {
        Some((tag, specimen)) => {
            let lang = catalogue.lang(tag);
            let html = gallery(&lang, catalogue.languages(), "", specimen).into_string();
            send(
                &mut stream,
                "200 OK",
                "text/html; charset=utf-8",
                "",
                html.as_bytes(),
            )
        }
        None => send(&mut stream, "404 Not Found", "text/plain", "", b"Not found"),
    }
}

fn send(
    stream: &mut TcpStream,
    status: &str,
    content_type: &str,
    more: &str,
    body: &[u8],
) -> std::io::Result<()> {
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\n{more}Content-Length: {}\r\n\
         Content-Security-Policy: {CSP}\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    stream.write_all(body)
}
