import { Api, InputFile } from 'grammy';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Person, startTelegram, type Telegram } from './telegram.ts';

let telegram: Telegram;
let api: Api;
let aigul: Person;

beforeAll(async () => {
  telegram = await startTelegram();
  api = new Api(telegram.token, { apiRoot: telegram.root });
  aigul = telegram.person({ first_name: 'Aigul' });
  aigul.startsBot();
});

afterAll(() => telegram.stop());

const post = async (method: string, body: FormData | URLSearchParams) => {
  const answer = await fetch(`${telegram.root}/bot${telegram.token}/${method}`, { method: 'POST', body });
  return { status: answer.status, body: await answer.json() };
};

test('grammY’s upload brings the bytes, the name and every nested value', async () => {
  const bytes = Buffer.from([0, 13, 10, 45, 45, 255, 13, 10]);
  const sent = await api.sendDocument(aigul.user.id, new InputFile(bytes, 'Жолугушуу 12.ics'), {
    caption: 'Bold',
    caption_entities: [{ type: 'bold', offset: 0, length: 4 }],
    disable_notification: true,
    reply_markup: { inline_keyboard: [[{ text: 'Coming', callback_data: 'c' }]] },
  });
  expect(sent).toMatchObject({ caption: 'Bold', caption_entities: [{ type: 'bold' }] });
  expect(sent.document).toMatchObject({ mime_type: 'text/calendar', file_size: 8 });
  const message = await aigul.private.next('Bold');
  expect(message.buttons).toEqual([['Coming']]);
  expect(Buffer.from(message.document?.bytes ?? [])).toEqual(bytes);
  const call = telegram.calls.find((made) => made.method === 'sendDocument');
  expect(call?.params).toMatchObject({ chat_id: aigul.user.id, disable_notification: true });
});

test('a file that was sent once can be sent again by its id', async () => {
  const first = await api.sendDocument(aigul.user.id, new InputFile(Buffer.from('a'), 'a.csv'));
  const again = await api.sendDocument(aigul.user.id, first.document.file_id);
  expect(again.document).toEqual(first.document);
});

test('a form with the file under the name of its parameter is understood', async () => {
  const form = new FormData();
  form.set('chat_id', `${aigul.user.id}`);
  form.set('document', new Blob(['a,b']), 'a.csv');
  expect(await post('sendDocument', form)).toMatchObject({
    status: 200,
    body: { result: { document: { file_name: 'a.csv', mime_type: 'text/csv', file_size: 3 } } },
  });
});

test('a form without files is read by the types of the parameters', async () => {
  const markup = JSON.stringify({ inline_keyboard: [[{ text: 'Yes', callback_data: 'y' }]] });
  const form = new URLSearchParams({ chat_id: `${aigul.user.id}`, text: '123', reply_markup: markup });
  expect(await post('sendMessage', form)).toMatchObject({ status: 200, body: { result: { text: '123' } } });
  form.set('reply_markup', '{');
  expect(await post('sendMessage', form)).toMatchObject({ status: 400 });
  form.set('disable_notification', 'perhaps');
  expect((await post('sendMessage', form)).body).toMatchObject({ error_code: 400 });
});
