//! Files as a browser sends them from a form. Not forms without files; those are the client's.

use axum::http::{HeaderMap, HeaderValue, Method, header};

use crate::client::{Client, Reply};

/// What stands between the parts of a form with a file; in no file of a test.
const BOUNDARY: &str = "part-of-a-form";

impl Client {
    /// A file sent by the form of a page in the organisation, in the field `file`, as a browser sends it.
    pub async fn upload(&self, path: &str, name: &str, file: &[u8]) -> Reply {
        self.upload_with(path, &[], (name, file)).await
    }

    /// The same with other fields. A file without a name is none that was chosen.
    pub async fn upload_with(&self, path: &str, fields: &[(&str, &str)], file: (&str, &[u8])) -> Reply {
        self.upload_all(path, fields, &[file]).await
    }

    /// The same with several files in the field.
    pub async fn upload_all(&self, path: &str, fields: &[(&str, &str)], files: &[(&str, &[u8])]) -> Reply {
        let mut body = Vec::new();
        for (field, value) in fields {
            let part = format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n");
            body.extend(part.bytes());
        }
        for (name, file) in files {
            let head = format!(
                "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
                 Content-Type: text/csv\r\n\r\n"
            );
            body.extend(head.bytes());
            body.extend(*file);
            body.extend(b"\r\n");
        }
        body.extend(format!("--{BOUNDARY}--\r\n").bytes());
        let mut headers = HeaderMap::new();
        headers.insert(header::ORIGIN, HeaderValue::from_static("http://localhost"));
        headers.insert("sec-fetch-site", HeaderValue::from_static("same-origin"));
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        let address = format!("/{}{path}", self.organisation);
        self.send_body(Method::POST, &address, Some((&kind, body)), &headers).await
    }
}
