//! A second model beside the one that reads: it writes notes, histories and answers, and looks at images. It is opened when the first of
//! these is asked for, and only if memory allows.

use super::{Engine, Looking, Options, Reader};
use crate::model::{Control, Model};

/// Opens the second model, or says why not, without patient data.
type Opens = Box<dyn FnMut(&Control<'_>) -> Result<Box<dyn Model>, String> + Send>;

/// The second model, open or not yet.
pub(super) struct Second {
    opens: Opens,
    model: Reader,
}

impl Second {
    #[cfg_attr(
        not(feature = "llama"),
        expect(dead_code, reason = "packs are opened through llama.cpp alone")
    )]
    pub(super) fn new(opens: Opens) -> Self {
        Self {
            opens,
            model: Reader::None,
        }
    }

    /// Opens it if it is not open; whether it is now. What did not fit may fit the next time.
    fn is_ready(&mut self, control: &Control<'_>) -> bool {
        if !matches!(self.model, Reader::Ready(_)) {
            self.model = match (self.opens)(control) {
                Ok(model) => Reader::Ready(model),
                Err(reason) => Reader::Unusable(reason),
            };
        }
        matches!(self.model, Reader::Ready(_))
    }
}

impl Engine {
    /// Closes the second model of [`Engine::open_with`], where it is open, and frees its memory: when the app goes to the background, say. The next task
    /// that it is for opens it again.
    pub fn close_second(&mut self) {
        if let Some(second) = &mut self.second {
            second.model = Reader::None;
        }
    }

    /// For words: the second model where there is one that can be opened, else the one that reads.
    pub(crate) fn writing(&mut self, control: &Control<'_>) -> (&mut Reader, &Options) {
        let model = match &mut self.second {
            Some(second) => match second.is_ready(control) {
                true => &mut second.model,
                false => &mut self.reader,
            },
            None => &mut self.reader,
        };
        (model, &self.options)
    }

    /// For images: on this machine the second model where there is one, and then no other.
    pub(crate) fn looking(&mut self, control: &Control<'_>) -> Looking<'_> {
        let here = match &mut self.second {
            Some(second) => {
                second.is_ready(control);
                &mut second.model
            }
            None => &mut self.reader,
        };
        let far: Option<&mut dyn Model> = match &mut self.remote_writer {
            Some(model) => Some(model.as_mut()),
            None => None,
        };
        Looking {
            far,
            here,
            options: &self.options,
        }
    }
}
