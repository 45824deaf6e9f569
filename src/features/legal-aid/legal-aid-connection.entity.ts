import { Connection } from '../../platform/graphql/connection.js';
import { LegalAidNetwork } from './legal-aid-network.entity.js';
import { LegalAidStation } from './legal-aid-station.entity.js';

export const LegalAidStationConnection = Connection(
  LegalAidStation,
  'LegalAidStation',
  '残疾人法律援助站',
);

export const LegalAidNetworkConnection = Connection(
  LegalAidNetwork,
  'LegalAidNetwork',
  '法律援助网络',
);
