import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Role } from '../../../src/features/accounts/role.policy.js';
import {
  type LegalAidStation,
  StationStatus,
} from '../../../src/features/legal-aid/legal-aid-station.entity.js';
import { bootApp, type TestApp } from '../../support/boot-app.js';
import { buildAccount, tokenOf } from '../../support/factories/accounts.js';
import { buildStation } from '../../support/factories/legal-aid.js';
import { buildOrganization } from '../../support/factories/organizations.js';
import { buildRegionTree } from '../../support/factories/regions.js';
import { buildPng } from '../../support/files.js';
import { fetchAs, uploadAs } from '../../support/uploads.js';

let server: TestApp;
let open: LegalAidStation;
let planned: LegalAidStation;
let host: string;
let neighbour: string;
beforeAll(async () => {
  server = await bootApp();
  const { own, other } = await server.arrange(async () => {
    const { street, otherStreet } = await buildRegionTree(server.db);
    const own = (await buildOrganization(server.db, { regionId: street.id })).id;
    const other = (await buildOrganization(server.db, { regionId: otherStreet.id })).id;
    const station = { regionId: street.id, hostIds: [own] };
    open = await buildStation(server.db, station);
    planned = await buildStation(server.db, { ...station, status: StationStatus.PLANNED });
    return { own, other };
  });
  const worker = async (organizationId: string) =>
    tokenOf(server, await buildAccount(server, { organizationId, roles: [Role.LEGAL_AID_WORKER] }));
  host = await worker(own);
  neighbour = await worker(other);
});
afterAll(() => server.close());

it('shows photos of the entrance to whoever sees the station, and to nobody else', async () => {
  const content = await buildPng();
  const photo = (recordId: string) => ({
    recordId,
    content,
    name: '入口.png',
    fields: { recordKind: 'LEGAL_AID_STATION' },
  });
  expect((await uploadAs(server, neighbour, photo(open.id))).status).toBe(403);
  expect((await uploadAs(server, neighbour, photo(planned.id))).status).toBe(404);
  const shown = await uploadAs(server, host, photo(open.id));
  const hidden = await uploadAs(server, host, photo(planned.id));
  expect([shown.status, hidden.status]).toEqual([201, 201]);
  const query = 'query($id: ID!) { legalAidStation(id: $id) { attachments { url } } }';
  expect(await server.anonymous.ok(query, { id: open.id })).toEqual({
    legalAidStation: { attachments: [{ url: shown.body.url }] },
  });
  expect((await fetchAs(server, null, shown.body.url)).status).toBe(200);
  expect((await fetchAs(server, null, hidden.body.url)).status).toBe(404);
  expect((await fetchAs(server, host, hidden.body.url)).status).toBe(200);
});
