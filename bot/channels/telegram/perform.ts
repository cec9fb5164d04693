import { type Api, InputFile } from 'grammy';
import type { Act, Done, Message } from '../channel.ts';
import { asked, isHarmless } from './failure.ts';
import { keyboardOf, type Links, mentionsOf, textOf } from './message.ts';

/** Milliseconds that pinning may take. */
const pinPatience = 10_000;

/** Does one thing on Telegram; rejects with a SendError. */
export async function perform(api: Api, links: Links, act: Act): Promise<Done> {
  switch (act.do) {
    case 'send':
      return send(api, links, act);
    case 'edit':
      return harmlessly(() => edit(api, links, act));
    case 'toast':
      return harmlessly(() => api.answerCallbackQuery(act.press, { text: act.text }));
    case 'close_poll':
      return harmlessly(() => api.stopPoll(Number(act.chat), Number(act.id)));
  }
}

async function send(api: Api, links: Links, { chat, message, answers }: Extract<Act, { do: 'send' }>): Promise<Done> {
  const to = Number(chat);
  const common = {
    ...(message.silent ? { disable_notification: true } : {}),
    ...(answers === undefined
      ? {}
      : { reply_parameters: { message_id: Number(answers), allow_sending_without_reply: true } }),
  };
  if (message.poll) return sendPoll(api, to, message, common);
  const keyboard = keyboardOf(message.choices, links);
  const { text, entities: styled } = textOf(message.body);
  const entities = [...styled, ...mentionsOf(message.body)];
  if (message.attachment) {
    const file = new InputFile(Buffer.from(message.attachment.content, 'utf8'), message.attachment.name);
    const sent = await asked(() =>
      api.sendDocument(to, file, { ...common, ...(text === '' ? {} : { caption: text }) }),
    );
    return { message: String(sent.message_id) };
  }
  const sent = await asked(() =>
    api.sendMessage(to, text, {
      ...common,
      entities,
      link_preview_options: { is_disabled: true },
      ...(keyboard ? { reply_markup: keyboard } : {}),
      ...(message.asks
        ? { reply_markup: { force_reply: true, selective: true, input_field_placeholder: message.asks.hint } }
        : {}),
    }),
  );
  if (message.pin) await pin(api, to, sent.message_id);
  return { message: String(sent.message_id) };
}

async function sendPoll(api: Api, to: number, message: Message, common: object): Promise<Done> {
  const { question, options } = message.poll ?? { question: '', options: [] };
  const sent = await asked(() =>
    api.sendPoll(
      to,
      question,
      options.map((text) => ({ text })),
      { ...common, is_anonymous: false, allows_multiple_answers: false },
    ),
  );
  const { poll } = sent;
  return {
    message: String(sent.message_id),
    poll: { id: poll.id, options: poll.options.map((option) => option.persistent_id) },
  };
}

async function edit(api: Api, links: Links, { chat, id, message }: Extract<Act, { do: 'edit' }>) {
  const { text, entities } = textOf(message.body);
  const keyboard = keyboardOf(message.choices, links);
  await api.editMessageText(Number(chat), Number(id), text, {
    entities: [...entities, ...mentionsOf(message.body)],
    link_preview_options: { is_disabled: true },
    ...(keyboard ? { reply_markup: keyboard } : {}),
  });
}

/** What is so already is a success. */
async function harmlessly(call: () => Promise<unknown>): Promise<Done> {
  await asked(async () => {
    try {
      await call();
    } catch (error) {
      if (!isHarmless(error)) throw error;
    }
  });
  return {};
}

/** Pins without a sound. A bot that may not pin leaves the message where it is: it has arrived all the same. */
async function pin(api: Api, chat: number, message: number): Promise<void> {
  // With the send before it this must end within the outbox's lease, or what has arrived would be taken for lost.
  const soon = AbortSignal.timeout(pinPatience);
  await api
    // grammY was written against an older AbortSignal type; the object is the platform's own.
    .pinChatMessage(chat, message, { disable_notification: true }, soon as Parameters<Api['pinChatMessage']>[3])
    .catch(() => undefined);
}
