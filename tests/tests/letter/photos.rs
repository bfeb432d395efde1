//! Which photo files a letter takes.

use aidpost::encounter::Encounter;
use aidpost::records::report::{self, Letter, Photo, PhotoError};

use super::by_rules;

fn png(extra: &[u8]) -> Vec<u8> {
    let mut bytes =
        b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0\0\0\0\0".to_vec();
    bytes.extend_from_slice(extra);
    bytes.extend_from_slice(b"\0\0\0\0IEND\xae\x42\x60\x82");
    bytes
}

fn jpeg(segments: &[u8], after: &[u8]) -> Vec<u8> {
    [
        b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0",
        segments,
        b"\xff\xda\0\x02\x12\x34\xff\xd9",
        after,
    ]
    .concat()
}

#[test]
fn a_photo_is_taken_only_where_its_file_holds_nothing_but_the_picture() {
    assert!(Photo::new(png(b"")).is_ok() && Photo::new(jpeg(b"", b"")).is_ok());
    for bytes in [
        png(b"\0\0\0\x02eXIfII\0\0\0\0"),
        png(b"\0\0\0\x02tEXtab\0\0\0\0"),
        [png(b""), b"more".to_vec()].concat(),
        jpeg(b"\xff\xe1\0\x08Exif\0\0", b""),
        jpeg(b"\xff\xfe\0\x04ab", b""),
        jpeg(b"\xff\xed\0\x04ab", b""),
        jpeg(b"", b"\xff\xd8 a second picture \xff\xd9"),
    ] {
        assert_eq!(Photo::new(bytes).unwrap_err(), PhotoError::HoldsMetadata);
    }
    for bytes in [
        b"".to_vec(),
        b"GIF89a".to_vec(),
        png(b"")[..20].to_vec(),
        jpeg(b"", b"")[..22].to_vec(),
        b"<svg onload='x'>".to_vec(),
    ] {
        assert_eq!(Photo::new(bytes).unwrap_err(), PhotoError::Unknown);
    }
    let photo = Photo::new(png(b"")).unwrap();
    let encounter = Encounter::from_json(r#"{ "age": { "years": 30 } }"#).unwrap();
    let letter = Letter {
        photo: Some(&photo),
        ..Letter::default()
    };
    let page = report::html(&encounter, &by_rules(&encounter), &letter).unwrap();
    assert!(page.contains("<img src=\"data:image/png;base64,iVBORw0KGgo"));
}
