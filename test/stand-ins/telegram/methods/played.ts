import type { ApiMethods } from 'grammy/types';
import { answerCallbackQuery } from './answering.ts';
import { deleteMyCommands, getMyCommands, setMyCommands } from './commands.ts';
import { deleteMessage, editMessageCaption, editMessageReplyMarkup, editMessageText } from './editing.ts';
import { getFile } from './files.ts';
import { getChat, getChatAdministrators, getChatMember, getChatMemberCount, leaveChat } from './members.ts';
import type { Method } from './method.ts';
import { pinChatMessage, unpinChatMessage } from './pins.ts';
import { sendPoll, stopPoll } from './polls.ts';
import { setMessageReaction } from './reactions.ts';
import { deleteWebhook, getMe, getUpdates, getWebhookInfo, setWebhook } from './receiving.ts';
import { sendChatAction, sendDocument, sendMessage, sendPhoto } from './sending.ts';

/** The methods that behave; every other one of the schema is refused by name. */
export const played: { [M in keyof ApiMethods]?: Method<M> } = {
  answerCallbackQuery,
  deleteMessage,
  deleteMyCommands,
  deleteWebhook,
  editMessageCaption,
  editMessageReplyMarkup,
  editMessageText,
  getChat,
  getChatAdministrators,
  getChatMember,
  getChatMemberCount,
  getFile,
  getMe,
  getMyCommands,
  getUpdates,
  getWebhookInfo,
  leaveChat,
  pinChatMessage,
  sendChatAction,
  sendDocument,
  sendMessage,
  sendPhoto,
  sendPoll,
  setMessageReaction,
  setMyCommands,
  setWebhook,
  stopPoll,
  unpinChatMessage,
};
