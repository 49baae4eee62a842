// The layout engine speaks the worker's own messages: loading it is all that there is to do.
import "elkjs/lib/elk-worker.min.js";
