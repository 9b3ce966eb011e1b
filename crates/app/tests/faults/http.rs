//! A browser and a machine, as small as they can be: one request on one connection, HTTP/1.0, so that
//! the end of the answer is the end of the connection. An answer that was cut off is an error, never
//! an answer.

use std::io::{self, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use serde_json::Value;

/// What came back, whole.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    head: String,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    /// A header's value, or empty.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.head
            .lines()
            .filter_map(|line| line.split_once(':'))
            .find(|(key, _)| key.eq_ignore_ascii_case(name))
            .map_or("", |(_, value)| value.trim())
    }

    /// The body as text.
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The body as JSON; null when it is none.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or(Value::Null)
    }

    /// The id in the address that a form leads to: `/people/{id}?done`.
    pub(crate) fn id(&self) -> String {
        let path = self.header("location").split('?').next().unwrap_or("");
        path.rsplit('/').next().unwrap_or("").to_string()
    }
}

/// Sends one request to a server on this machine and reads the whole answer.
pub(crate) fn send(port: u16, head: &str, body: &[u8]) -> io::Result<Answer> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(Duration::from_secs(180)))?;
    stream.set_write_timeout(Some(Duration::from_secs(60)))?;
    let head = format!(
        "{head}\r\nhost: localhost\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes())?;
    // A server may refuse a body before it has read it: its answer counts, not our failure.
    let sent = stream.write_all(body);
    let mut bytes = Vec::new();
    let read = stream.read_to_end(&mut bytes);
    parse(&bytes).map_or_else(
        || Err(sent.and(read.map(drop)).err().unwrap_or_else(cut)),
        Ok,
    )
}

fn cut() -> io::Error {
    io::Error::new(io::ErrorKind::UnexpectedEof, "the answer was cut off")
}

fn parse(bytes: &[u8]) -> Option<Answer> {
    let end = bytes.windows(4).position(|w| w == b"\r\n\r\n")?;
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let answer = Answer {
        status: head.split_whitespace().nth(1)?.parse().ok()?,
        head,
        body: bytes[end + 4..].to_vec(),
    };
    let promised = answer.header("content-length").parse::<usize>().ok();
    promised
        .is_none_or(|length| length == answer.body.len())
        .then_some(answer)
}

/// `a=1&b=2` as browsers send it.
pub(crate) fn form(fields: &[(&str, &str)]) -> String {
    let pair = |(name, value): &(&str, &str)| format!("{}={}", escape(name), escape(value));
    fields.iter().map(pair).collect::<Vec<_>>().join("&")
}

pub(crate) fn escape(text: &str) -> String {
    let byte = |b: u8| {
        if b.is_ascii_alphanumeric() {
            char::from(b).to_string()
        } else {
            format!("%{b:02X}")
        }
    };
    text.bytes().map(byte).collect()
}

/// A person's browser with a session.
#[derive(Debug, Clone)]
pub(crate) struct Browser {
    pub(crate) port: u16,
    session: String,
    pub(crate) csrf: String,
    /// What `Accept-Language` says.
    pub(crate) language: &'static str,
}

impl Browser {
    /// Signs in by the form.
    pub(crate) fn sign_in(port: u16, login: &str, password: &str) -> Self {
        let body = form(&[("login", login), ("password", password)]);
        let head = "POST /sign-in HTTP/1.0\r\naccept: text/html\r\n\
            content-type: application/x-www-form-urlencoded";
        let answer = send(port, head, body.as_bytes()).expect("an answer to signing in");
        assert_eq!(answer.status, 303, "{login} signs in: {}", answer.text());
        let cookie = answer.header("set-cookie").split(';').next().unwrap_or("");
        let mut browser = Self {
            port,
            session: cookie.to_string(),
            csrf: String::new(),
            language: "en",
        };
        let page = browser.get("/account").expect("the account page").text();
        browser.csrf = hidden(&page, "csrf");
        assert!(!browser.csrf.is_empty(), "{page}");
        browser
    }

    /// The same session at another server of the mission.
    pub(crate) fn at(&self, port: u16) -> Self {
        Self {
            port,
            ..self.clone()
        }
    }

    fn head(&self, method: &str, path: &str) -> String {
        format!(
            "{method} {path} HTTP/1.0\r\naccept: text/html\r\naccept-language: {}\r\ncookie: {}",
            self.language, self.session
        )
    }

    pub(crate) fn get(&self, path: &str) -> io::Result<Answer> {
        send(self.port, &self.head("GET", path), b"")
    }

    /// Sends a form; its CSRF token is added.
    pub(crate) fn post(&self, path: &str, fields: &[(&str, &str)]) -> io::Result<Answer> {
        let mut fields = fields.to_vec();
        fields.push(("csrf", &self.csrf));
        self.raw(
            path,
            "application/x-www-form-urlencoded",
            form(&fields).as_bytes(),
        )
    }

    /// Sends any body.
    pub(crate) fn raw(&self, path: &str, kind: &str, body: &[u8]) -> io::Result<Answer> {
        let head = format!("{}\r\ncontent-type: {kind}", self.head("POST", path));
        send(self.port, &head, body)
    }

    /// Sends a form that holds a file.
    pub(crate) fn upload(
        &self,
        path: &str,
        fields: &[(&str, &str)],
        file: &[u8],
    ) -> io::Result<Answer> {
        let mut body = Vec::new();
        for (name, value) in fields.iter().chain(&[("csrf", self.csrf.as_str())]) {
            let part = format!(
                "--cut\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
            );
            body.extend(part.bytes());
        }
        body.extend(
            b"--cut\r\ncontent-disposition: form-data; name=\"file\"; filename=\"list.csv\"\r\n\r\n",
        );
        body.extend(file);
        body.extend(b"\r\n--cut--\r\n");
        self.raw(path, "multipart/form-data; boundary=cut", &body)
    }
}

/// The value of a hidden field of a page.
pub(crate) fn hidden(page: &str, name: &str) -> String {
    let mark = format!("name=\"{name}\" value=\"");
    let from = page.find(&mark).map_or(page.len(), |at| at + mark.len());
    page[from..].split('"').next().unwrap_or("").to_string()
}

/// A program with a token.
#[derive(Debug, Clone)]
pub(crate) struct Machine {
    pub(crate) port: u16,
    token: String,
}

impl Machine {
    /// Has a token made on the account's page.
    pub(crate) fn of(browser: &Browser, scopes: &[&str]) -> Self {
        let mut fields = vec![("label", "faults"), ("days", "7")];
        fields.extend(scopes.iter().map(|scope| ("scopes", *scope)));
        let page = browser
            .post("/account/tokens", &fields)
            .expect("an answer")
            .text();
        let from = page
            .find("wst_")
            .unwrap_or_else(|| panic!("no token: {page}"));
        let token = page[from..].chars();
        let token = token
            .take_while(|c| c.is_ascii_alphanumeric() || "_-".contains(*c))
            .collect();
        Self {
            port: browser.port,
            token,
        }
    }

    /// The same token at another server.
    pub(crate) fn at(&self, port: u16) -> Self {
        Self {
            port,
            ..self.clone()
        }
    }

    fn head(&self, method: &str, path: &str) -> String {
        format!(
            "{method} {path} HTTP/1.0\r\naccept: application/json\r\nauthorization: Bearer {}",
            self.token
        )
    }

    pub(crate) fn get(&self, path: &str) -> io::Result<Answer> {
        send(self.port, &self.head("GET", path), b"")
    }

    /// Sends JSON; an empty key is none.
    pub(crate) fn post(&self, path: &str, key: &str, body: &Value) -> io::Result<Answer> {
        let mut head = format!(
            "{}\r\ncontent-type: application/json",
            self.head("POST", path)
        );
        if !key.is_empty() {
            head.push_str(&format!("\r\nidempotency-key: {key}"));
        }
        send(self.port, &head, body.to_string().as_bytes())
    }
}
