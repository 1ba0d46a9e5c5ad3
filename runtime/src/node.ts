export {
  type Handler,
  type HandlerOptions,
  type WrappedRequest,
  type WrappedResponse,
  nodeHandler,
} from "./node/handler.js";
export { type ListenOptions, type Listening, listen } from "./node/listen.js";
export { sendResponse } from "./node/send-response.js";
export { type NodeRequest, toRequest } from "./node/to-request.js";
