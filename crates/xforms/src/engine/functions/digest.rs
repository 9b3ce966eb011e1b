//! Digests and encodings.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::Digest;

use super::{Answer, Call};
use crate::engine::fault::{Failure, Fault, Unknown};
use crate::engine::value::Value;

pub(super) fn call(call: &Call<'_, '_>) -> Answer {
    let value = match (call.name, call.arguments.len()) {
        ("digest", 2 | 3) => Value::Text(digest(call)?),
        ("base64-decode", 1) => {
            let text = call.text(0)?;
            let bytes = STANDARD.decode(text.trim()).unwrap_or_default();
            Value::Text(String::from_utf8_lossy(&bytes).into_owned())
        }
        ("extract-signed", 2) => return Err(Unknown::Function("extract-signed").into()),
        _ => return Ok(None),
    };
    Ok(Some(value))
}

fn digest(call: &Call<'_, '_>) -> Result<String, Fault> {
    let text = call.text(0)?;
    let bytes = text.as_bytes();
    let algorithm = call.text(1)?.to_uppercase().replace('-', "");
    let hash: Vec<u8> = match algorithm.as_str() {
        "MD5" => md5::Md5::digest(bytes).to_vec(),
        "SHA1" => sha1::Sha1::digest(bytes).to_vec(),
        "SHA256" => sha2::Sha256::digest(bytes).to_vec(),
        "SHA384" => sha2::Sha384::digest(bytes).to_vec(),
        "SHA512" => sha2::Sha512::digest(bytes).to_vec(),
        _ => return Err(Failure::Parameter("digest").into()),
    };
    let encoding = match call.arguments.len() {
        3 => call.text(2)?.to_uppercase(),
        _ => "BASE64".to_owned(),
    };
    match encoding.as_str() {
        "BASE64" => Ok(STANDARD.encode(hash)),
        "HEX" => {
            let digits: Vec<String> = hash.iter().map(|byte| format!("{byte:02x}")).collect();
            Ok(digits.concat())
        }
        _ => Err(Failure::Parameter("digest").into()),
    }
}
