//! A session with the images of one encounter: while it lives, what the model made of them serves every question about them;
//! when it is dropped, that is gone. It borrows the engine, so nothing else is asked meanwhile; a session that rests does not.

use std::sync::{Arc, Mutex};

use serde::{Deserialize, Serialize};

use super::elsewhere::{First, Tried, ask_first};
use super::{About, TaskError, about, ready};
use crate::encounter::{PatientText, PhotoKind};
use crate::engine::{Engine, ImageInterpretation, Looking};
use crate::model::{Control, EncodeHandle, ImageCache, Model, ModelError, Reply, Request, lock};
use crate::prompt::{Image, PromptSet};

use super::describe_request::describe_request;

/// Most images in one session: as many as an encounter has.
pub const MAX_IMAGES: usize = 8;

/// What every record about images says of itself.
pub const IMAGE_LIMITS: &str = "A model's draft about a picture, for a trained health worker to check against the picture itself. \
    It is no report by a specialist and no diagnosis, and what it does not mention may still be there.";

/// An image that a record is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Seen {
    /// What it was said to show.
    pub kind: PhotoKind,
    /// SHA-256 of the prepared pixels, hexadecimal: which picture it was, and nothing of the file that it came from.
    pub pixels_sha256: String,
}

/// The images of one encounter, as far as a model has paused at them.
pub struct ImageSession<'a> {
    far: Option<&'a mut dyn Model>,
    here: Result<&'a mut dyn Model, TaskError>,
    /// Why `far` is not asked any more.
    tried: Option<Tried>,
    pub(super) prompts: &'a PromptSet,
    pub(super) paused: PausedImages,
}

/// A session that rests: [`Engine::resume`] goes on with it, without another encode. What was made of the images lives until the last
/// clone of it is dropped, or the engine that made it.
#[derive(Clone)]
pub struct PausedImages {
    pub(super) images: Vec<Image>,
    id: Option<PatientText>,
    kept: Arc<Mutex<ImageCache>>,
}

/// A photo that is being encoded, or was. Looks at [`ImageEncoding::image`] find it while this is held, which should be for one encounter.
#[derive(Debug)]
#[cfg_attr(
    feature = "uniffi",
    derive(uniffi::Object),
    uniffi(name = "ImageEncoding")
)]
pub struct ImageEncoding {
    image: Image,
    _preparing: EncodeHandle,
}

impl ImageEncoding {
    /// The image, to look at.
    #[must_use]
    pub fn image(&self) -> &Image {
        &self.image
    }
}

impl Engine {
    /// Begins to encode an image, as soon as it is taken, and returns at once. A session with it waits for what is left of that, and encodes
    /// nothing. Dropping the result stops it.
    ///
    /// # Errors
    /// [`TaskError::ImagesOff`], [`TaskError::NoModel`], [`TaskError::Model`].
    pub fn prepare_image(&mut self, image: Image) -> Result<ImageEncoding, TaskError> {
        self.may_see()?;
        let Looking { far, here, .. } = self.looking(&Control::default());
        let preparing = match ready(here) {
            Ok(model) => model.prepare(&image.pixels)?,
            // The other machine is given the pixels with each question.
            Err(_) if far.is_some() => EncodeHandle::NOTHING,
            Err(none) => return Err(none),
        };
        Ok(ImageEncoding {
            image,
            _preparing: preparing,
        })
    }

    /// Opens images: the model encodes them now, and keeps the result as long as the [`ImageSession`] lives. A stop takes effect within the encode,
    /// and then nothing is kept. `id` is the encounter's, and comes back in every record.
    ///
    /// # Errors
    /// [`TaskError::ImagesOff`] unless [`Options::image_interpretation`](crate::engine::Options) is on; [`TaskError::Images`],
    /// [`TaskError::NoModel`], [`TaskError::Model`].
    pub fn open_images(
        &mut self,
        images: &[Image],
        id: Option<PatientText>,
        control: &Control<'_>,
    ) -> Result<ImageSession<'_>, TaskError> {
        self.may_see()?;
        // Opened here, where it can be stopped.
        self.looking(control);
        if let Some(stop) = (control.stop)() {
            return Err(ModelError::from(stop).into());
        }
        let mut session = self.resume(&PausedImages {
            images: images.to_vec(),
            id,
            kept: Arc::default(),
        })?;
        if images.is_empty() || images.len() > MAX_IMAGES {
            return Err(TaskError::Images {
                images: images.len(),
            });
        }
        // Where another machine answers first, this one encodes only if it must answer.
        if let (None, Ok(model)) = (&session.far, &mut session.here) {
            // Every built-in image prompt begins with the same words and images: whichever is seen first serves all.
            let first = describe_request(images, session.prompts);
            model.see(&first, &mut lock(&session.paused.kept), control)?;
        }
        Ok(session)
    }

    /// Goes on with a session that rested. What another model made of the images is made anew.
    ///
    /// # Errors
    /// [`TaskError::ImagesOff`], [`TaskError::NoModel`].
    pub fn resume(&mut self, paused: &PausedImages) -> Result<ImageSession<'_>, TaskError> {
        self.may_see()?;
        self.caches().register(&paused.kept);
        let Looking { far, here, options } = self.looking(&Control::default());
        let here = match ready(here) {
            Err(none) if far.is_none() => return Err(none),
            here => here,
        };
        Ok(ImageSession {
            far,
            here,
            tried: None,
            prompts: &options.prompts,
            paused: paused.clone(),
        })
    }
}

impl Engine {
    fn may_see(&mut self) -> Result<(), TaskError> {
        match self.parts().1.image_interpretation {
            ImageInterpretation::Off => Err(TaskError::ImagesOff),
            ImageInterpretation::On => Ok(()),
        }
    }
}

impl ImageSession<'_> {
    /// Lets go of the engine, so that it can answer others in between.
    #[must_use]
    pub fn pause(self) -> PausedImages {
        self.paused
    }

    pub(super) fn put(
        &mut self,
        request: &Request,
        control: &Control<'_>,
    ) -> Result<(Reply, About), TaskError> {
        let id = self.paused.id.clone();
        let far = self.far.as_mut().map(|far| &mut **far as &mut dyn Model);
        let tried = match ask_first(far, request, id.clone(), control)? {
            First::Answered(reply, about) => return Ok((reply, *about)),
            First::Not(tried) => tried,
        };
        let control = &Tried::quietly(tried.as_ref(), control);
        let model = match &mut self.here {
            Ok(model) => model,
            Err(none) => return Err(Tried::or_nobody(tried, none.clone())),
        };
        // Whoever has not answered once is not waited for with each question.
        self.far = None;
        self.tried = tried.or(self.tried.take());
        let kept = &mut lock(&self.paused.kept);
        let reply = model.reply_about(request, kept, control)?;
        let prompt = request.prompt.sha256.clone();
        let mut about = about(&reply, prompt, Some(model.identity()), id);
        Tried::note(self.tried.as_ref(), &mut about);
        Ok((reply, about))
    }

    /// Of the model of this machine: the other one's weights are not those that were calibrated.
    pub(super) fn temperature(&self, code: &str, about: &About) -> Option<f64> {
        let is_far = about.provenance.remote.is_some() && about.remote_failed.is_none();
        let here = self.here.as_ref().ok().filter(|_| !is_far)?;
        here.identity().image_temperatures.get(code).copied()
    }

    pub(super) fn seen(&self) -> Vec<Seen> {
        let seen = |image: &Image| Seen {
            kind: image.kind,
            pixels_sha256: image.pixels.sha256(),
        };
        self.paused.images.iter().map(seen).collect()
    }
}

impl std::fmt::Debug for ImageSession<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ImageSession({} images)", self.paused.images.len())
    }
}

impl std::fmt::Debug for PausedImages {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "PausedImages({} images)", self.images.len())
    }
}
